"""An SMTP server of aiosmtpd: STARTTLS and a login before anything else. It writes each mail as it came into a folder, and its port to stdout.

usage: server.py FOLDER CERTIFICATE KEY USER PASSWORD
"""

import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder, certificate, key, user, password = sys.argv[1:]


class Keeper:
    count = 0

    async def handle_DATA(self, server, session, envelope):
        Keeper.count += 1
        file = pathlib.Path(folder) / f"{Keeper.count}.eml"
        file.write_bytes(envelope.original_content)
        file.with_suffix(".to").write_text("".join(to + "\n" for to in [envelope.mail_from, *envelope.rcpt_tos]))
        return f"250 2.0.0 kept as {Keeper.count}"


def login(server, session, envelope, mechanism, data):
    known = (data.login, data.password) == (user.encode(), password.encode())
    return AuthResult(success=known, handled=False)


async def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def talk():
        return SMTP(Keeper(), hostname="mail.vester.example", tls_context=context, require_starttls=True, authenticator=login, auth_required=True)

    server = await asyncio.get_running_loop().create_server(talk, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)  # until who started it goes


asyncio.run(main())
