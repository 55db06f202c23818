(self.briefings??=[]).push(
{"actors":[]}
);
