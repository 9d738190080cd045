#!/usr/bin/env python3
"""Opens with the plain age tool what Vigil sealed, and with Vigil what age made.

Should Vigil be gone, age and any AES-GCM must be enough to read what was sealed: this is done here from the description
of the bytes alone, with Python's cryptography. What is not installed is skipped, and said.

Usage: check_age.py VIGIL PROJECT
"""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile

from sealed_registry import COLUMNS, PROFILE, Workplace, row

try:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
except ImportError:
    AESGCM = None

PASSPHRASE = "five invented words for tests"
failures = []


def require(holds, what):
    if not holds:
        failures.append(what)


def at_terminal(command, answers, folder):
    """Runs a program that asks for passphrases: those it reads from a terminal only."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execvp(command[0], command)
    said, waiting = b"", list(answers)
    while True:
        ready, _, _ = select.select([terminal], [], [], 60)
        try:
            piece = os.read(terminal, 4096) if ready else b""
        except OSError:
            # Linux says so when the other end is closed.
            piece = b""
        if not piece:
            break
        said += piece
        if waiting and b"passphrase" in said.lower().split(b"\n")[-1] and said.rstrip().endswith(b":"):
            os.write(terminal, waiting.pop(0).encode() + b"\n")
            said += b"\n"
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode(errors="replace")


def age(place, *arguments, data=None):
    return subprocess.run(["age", *arguments], cwd=place.folder, input=data, capture_output=True)


def refused(place, what, message, *command):
    code, output, errors = place.try_run(*command)
    require(
        code == 1 and "error: " in errors and message in errors and not output,
        "%s: exit code %d, %s%s" % (what, code, output, errors))


def vigil_to_age(place):
    """The private key, the keys of transactions, the keys of records, the contents."""
    code, said = at_terminal(["age", "--decrypt", "-o", "opened.key", "office.key"], [PASSPHRASE], place.folder)
    require(code == 0, "age does not open the private key: %s" % said)
    code, said = at_terminal(["age", "--decrypt", "-o", "other.key", "office.key"], ["something else here"], place.folder)
    require(code != 0, "age opens the private key with another passphrase")
    with open(place.path("opened.key"), encoding="utf-8") as file:
        text = file.read()
    require("AGE-SECRET-KEY-1" in text, "the private key holds no identity of age")
    public = subprocess.run(["age-keygen", "-y", "opened.key"], cwd=place.folder, capture_output=True, text=True).stdout
    with open(place.path("office.key.pub"), encoding="utf-8") as file:
        require(file.readline() == public, "age-keygen gives another public key")

    keys = {}
    for transaction, device, number, wrapped in place.table(
        'SELECT t.key, t.device, t.number, k.wrapped FROM transaction_key AS k '
        'JOIN transactions AS t ON t.key = k."transaction"'
    ):
        done = age(place, "--decrypt", "-i", "opened.key", data=wrapped)
        require(done.returncode == 0 and len(done.stdout) == 32, "age does not open the key of transaction %d" % number)
        keys[transaction] = (device, number, done.stdout)
    require(len(keys) >= 2, "nothing was sealed")
    if AESGCM is None:
        print("note: Python has no cryptography: the contents of sealed fields were not opened without Vigil")
        return
    stories, texts = set(), 0
    for transaction, type, id, wrapped, content in place.table(
        'SELECT "transaction", type, id, wrapped, content FROM sealed WHERE wrapped IS NOT NULL'
    ):
        device, number, key = keys[transaction]

        def unsealed(key, sealed, part):
            context = "vigil sealed 1\n%s\n%s\n%s\n%s\n%d\n" % (part, type, id, device, number)
            return AESGCM(key).decrypt(sealed[:12], sealed[12:], context.encode())

        plain = unsealed(unsealed(key, wrapped, "key"), content, "content")
        require(len(plain) % 64 == 0, "the content of %s/%s is not filled up" % (type, id))
        fields = json.loads(plain)
        texts += 1
        if "narrative" in fields:
            stories.add(fields["narrative"])
    require(
        stories == {"Story %d" % number for number in range(1, 6)} | {"Told by hand"},
        "of %d texts these stories were opened: %s" % (texts, sorted(stories)))
    print("%d sealed texts were opened by age and AES-GCM alone." % texts)


def age_to_vigil(place, record):
    """An identity of age-keygen, plain and under a passphrase that age asked for."""
    made = subprocess.run(["age-keygen", "-o", "theirs.key"], cwd=place.folder, capture_output=True, text=True)
    public = re.search(r"age1[0-9a-z]+", made.stderr + open(place.path("theirs.key"), encoding="utf-8").read()).group()
    place.run(
        "key", "add", public, "--name", "Theirs", "--identity", "office.key", "--passphrase-file", "passphrase.txt")
    shown = json.loads(place.run("reveal", record, "--format", "json", "--identity", "theirs.key"))
    require("narrative" in shown["sealed"], "an identity of age-keygen opens nothing")
    # age itself asks for this one: it is typed twice.
    code, said = at_terminal(
        ["age", "--passphrase", "-o", "locked.key", "theirs.key"], [PASSPHRASE, PASSPHRASE], place.folder)
    require(code == 0, "age locks no key: %s" % said)
    again = place.run(
        "reveal", record, "--format", "json", "--identity", "locked.key", "--passphrase-file", "passphrase.txt")
    require(json.loads(again) == shown, "a key that age locked opens nothing")
    # Armour is a text form that Vigil does not read: that is said, not misread.
    age(place, "--armor", "-r", public, "-o", "armoured.key", "theirs.key")
    refused(place, "an armoured key", "private key", "reveal", record, "--identity", "armoured.key")


def wrong_keys(place, record):
    reveal = ["reveal", record, "--identity"]
    with_passphrase = ["--passphrase-file", "passphrase.txt"]
    place.write("wrong.txt", "another passphrase\n")
    refused(place, "a wrong passphrase", "the passphrase is wrong", *reveal, "office.key", "--passphrase-file", "wrong.txt")
    subprocess.run(["age-keygen", "-o", "stranger.key"], cwd=place.folder, capture_output=True)
    refused(place, "a key of somebody else", "none of the keys", *reveal, "stranger.key")
    refused(place, "the public key", "no private key", *reveal, "office.key.pub")
    refused(place, "no key", "needs a private key", "reveal", record)
    refused(place, "a key that is not there", "absent.key", *reveal, "absent.key")
    with open(place.path("office.key"), "rb") as file:
        whole = file.read()
    for length in (0, 22, 60, len(whole) - 1):
        with open(place.path("cut.key"), "wb") as file:
            file.write(whole[:length])
        refused(place, "a key cut after %d bytes" % length, "cut.key", *reveal, "cut.key", *with_passphrase)
    for position in (30, len(whole) - 3):
        with open(place.path("bent.key"), "wb") as file:
            file.write(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1:])
        refused(place, "a key altered at byte %d" % position, "bent.key", *reveal, "bent.key", *with_passphrase)
    refused(place, "a private key added", "no public key", "key", "add", "theirs.key")
    with open(place.path("office.key.pub"), encoding="utf-8") as file:
        public = file.readline().strip()
    letter = "q" if public[10] != "q" else "p"
    refused(place, "a public key with a wrong letter", "no public key", "key", "add", public[:10] + letter + public[11:])
    refused(place, "a public key cut", "no public key", "key", "add", public[:-2])
    refused(
        place, "keys wrapped anew by somebody else", "none of the keys", "key", "remove", "Theirs", "--identity",
        "stranger.key")


def main():
    vigil, project = sys.argv[1], sys.argv[2]
    if not shutil.which("age") or not shutil.which("age-keygen"):
        print("note: age is not installed: whether it opens what Vigil seals was not checked")
        return
    folder = tempfile.mkdtemp()
    try:
        place = Workplace(vigil, project, folder)
        os.remove(place.path("office.key"))
        place.write("passphrase.txt", PASSPHRASE + "\n")
        place.run("init", "--device", "test", "--country", "KZ")
        place.run("key", "new", "office.key", "--passphrase-file", "passphrase.txt")
        place.run("key", "add", "office.key.pub")
        place.write("p.yaml", PROFILE)
        place.write("t.csv", "\n".join([COLUMNS] + [row(number) for number in range(1, 6)]) + "\n")
        place.run("import", "t.csv", "--profile", "p.yaml")
        place.run("allegation", "record", "--acts", "torture", "--sealed", "-", text="narrative: Told by hand\n")
        record = "allegation/%s" % place.table("SELECT max(id) FROM allegation")[0][0]
        vigil_to_age(place)
        age_to_vigil(place, record)
        wrong_keys(place, record)
    finally:
        shutil.rmtree(folder)
    for failure in failures:
        print("error: %s" % failure)
    if failures:
        sys.exit(1)
    print("age opens what Vigil seals, Vigil opens what age makes, and wrong keys are refused.")


main()
