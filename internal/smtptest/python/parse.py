"""Reads a mail with Python's email and prints as JSON what is wrong with it, and what a reader sees.

usage: parse.py FILE
"""

import email
import email.policy
import json
import sys

with open(sys.argv[1], "rb") as file:
    mail = email.message_from_binary_file(file, policy=email.policy.default)

defects, parts = [], []
for part in mail.walk():
    defects += [repr(defect) for defect in part.defects]
    for name, value in part.items():
        defects += [f"{name}: {defect!r}" for defect in getattr(value, "defects", ())]
    if not part.is_multipart():
        content = part.get_content()
        defects += [repr(defect) for defect in part.defects]
        parts.append({"type": part.get_content_type(), "text": content if isinstance(content, str) else None})

json.dump({"subject": mail["subject"], "to": [address.addr_spec for address in mail["to"].addresses] if mail["to"] else [],
           "defects": sorted(set(defects)), "parts": parts}, sys.stdout)
