"""Makes a small registry that has something of everything, also sealed, and reads back all that can be read of it.

Everything is invented, also the two keys: they open nothing but what these tests seal.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys

OFFICE = ("age18xrsa23dcp6p7yn5eprj6ccr4yyfmdvzpv2h6c9ycn8gz5qzt9sqg2w0ex", "AGE-SECRET-KEY-1L35HFW37GMKHG7FSP2RTFQGLJET4WTVGS5PL60VQC0SGVR8G6Y6S780DZ6")
SECOND = ("age1ady36qamwzwa5ful4feszcykequtkzjg86aa40hxmrlaw2pt7ydqnk0kqn", "AGE-SECRET-KEY-14TUGFNMDSYHSP82ZWCZHSVZLT0PVPZNR9YZ9UUNK360RK8UY0LQQEX7RQA")

PROFILE = """\
name: Invented office
publisher: Invented office
scheme: io
extent: full
defaults: {country: KZ}
sources: [{name: t, format: csv}]
make:
- facility: {rows: t, key: "{Place}", name: {from: Place}, type: prison, several: first}
- allegation:
    rows: t
    key: "{No}"
    edits: "{Old}"
    facility: {key: "{Place}"}
    acts: {from: Acts, split: ";"}
    persons: {from: Persons}
    incident_date: {from: Day, date: yyyy-MM-dd}
    narrative: {from: Story}
    source_contact: {from: Who}
- visit:
    rows: t
    key: "v{No}"
    only-if: {Visited: present}
    facility: {key: "{Place}"}
    start: {from: Visited, date: yyyy-MM-dd}
    confidential_notes: {from: Who}
"""

COLUMNS = "No,Old,Place,Acts,Persons,Day,Story,Who,Visited"
DAY = "1767225600"


def row(number, old="", persons=1, visited="", story=None):
    story = story if story is not None else "Story %s" % number
    return "%s,%s,Colony %d,torture;threats,%s,2025-03-0%d,%s,Teller %s,%s" % (
        number, old, int(number) % 3, persons, 1 + int(number) % 9, story, number, visited)


class Workplace:
    """A folder with a registry in it, and the program to use it."""

    def __init__(self, vigil, project, folder):
        self.vigil, self.folder = os.path.abspath(vigil), folder
        self.registry = os.path.join(folder, "r.vigil")
        os.makedirs(os.path.join(folder, "tmp"), exist_ok=True)
        self.environment = dict(
            os.environ, VIGIL_HOME=os.path.abspath(project), VIGIL_REGISTRY=self.registry, VIGIL_USER="tester",
            SOURCE_DATE_EPOCH=DAY, TMPDIR=os.path.join(folder, "tmp"), SQLITE_TMPDIR=os.path.join(folder, "tmp"))
        self.write("office.key", OFFICE[1] + "\n")
        self.write("second.key", SECOND[1] + "\n")

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def start(self, *arguments, stdin=subprocess.DEVNULL):
        return subprocess.Popen(
            [self.vigil, *arguments], cwd=self.folder, env=self.environment, stdin=stdin, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)

    def try_run(self, *arguments, text=None):
        """The exit code, what was printed, and what was said."""
        done = subprocess.run(
            [self.vigil, *arguments], cwd=self.folder, env=self.environment, capture_output=True,
            input=None if text is None else text.encode(), stdin=subprocess.DEVNULL if text is None else None)
        return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")

    def run(self, *arguments, text=None, codes=(0,)):
        code, output, errors = self.try_run(*arguments, text=text)
        if code not in codes:
            sys.exit("vigil %s gave %d\n%s%s" % (" ".join(arguments), code, output, errors))
        return output

    def found(self, command):
        """What `check` or `journal verify` finds; empty: nothing."""
        code, output, errors = self.try_run(*command)
        return "" if code == 0 else output + errors or "exit code %d" % code

    def table(self, sql, *values):
        connection = sqlite3.connect(self.registry)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()


def everything(place):
    """A registry in which no table is empty."""
    place.run("init", "--device", "test", "--country", "KZ")
    place.run("key", "add", OFFICE[0], "--name", "Office")
    place.write("in/facilities.csv", (
        "id,name,name@ru,type,country,region,identifiers,replaces,part_of,merged_into,closed\n"
        "a1,Old colony,Старая колония,prison,KZ,KZ-10,reg:1|reg:2,,,,2024\n"
        "a2,New colony,,prison,KZ,KZ-10,reg:3,a1,,,\n"
        "a3,Wing,,prison,KZ,KZ-11,,,a2,,\n"
        "a4,Colony twice,,prison,KZ,,,,,a2,\n"))
    place.write("in/allegations.csv", (
        "id,facility,region,incident_date,acts,persons,identifiers,narrative,place_text,medical_finding\n"
        "b1,a1,,2025-01,torture,1,case:1,What b1 told,the old house,consistent\n"
        "b2,a2,,2025-02,threats|torture,2,,What b2 told,,\n"
        "b3,,KZ-11,2025-03,ill-treatment,3,,What b3 told,a cellar,\n"))
    place.write("in/visits.csv", (
        "id,facility,start,body,access,allegations,summary,summary@fr,participants,access_notes\n"
        "c1,a2,2025-04-01,npm,full,b1|b2,Seen,Vu,Member One|Member Two,waited\n"
        "c2,a3,2025-05-01,npm|ngo,refused,,,,Member Three,turned away\n"))
    place.write("in/findings.csv", "id,visit,theme,assessment,text,text@kk\nd1,c1,health,concern,Cold cells,Суық\n")
    place.write("in/persons.csv", (
        "id,sex,consent,consent_for,identifiers,name,birth_date,contact\n"
        "g1,male,named,npm|un,case:2,Invented Name,1980-03-05,by way of the lawyer\n"
        "g2,female,,,,Another Name,,\n"))
    place.write("in/custody.csv", "id,person,facility,from,status\nh1,g1,a2,2025-02,detained\nh2,g2,a3,,unknown\n")
    place.write("in/follow-ups.csv", (
        "id,kind,issued_by,addressee,text,text@ru,person,similar_to\n"
        "k1,complaint,We,They,Look into it,Проверьте,g1,\nk2,request,We,They,Once more,,g1|g2,k1\n"))
    place.write("in/assessments.csv", "id,follow_up,date,status\nl1,k1,2026-01,not-implemented\n")
    place.write("in/reprisals.csv", "id,target,form,person,allegation,text\nm1,witness,threat,g1,b1,What was said\n")
    place.write("in/figures.csv", "id,measure,value,publisher,definition@fr,subset_of\nn1,cases,12,They,tous,\nn2,cases,3,They,,n1\n")
    place.write("in/engagements.csv", (
        "id,kind,title,title@ru,start,cases,participants,reply_to\n"
        "o1,letter,Letter,Письмо,2025-10,g1|g2,Member Five,\no2,letter,Answer,,2025-11,,,o1\n"))
    place.run("import", "in")
    place.write("p.yaml", PROFILE)
    rows = [row(number, visited="2025-06-0%d" % number if number < 4 else "") for number in range(1, 9)]

    def bring(lines, *more, codes=(0,)):
        place.write("t.csv", "\n".join([COLUMNS] + lines) + "\n")
        place.run("import", "t.csv", "--profile", "p.yaml", "--identity", "office.key", *more, codes=codes)

    bring(rows)
    imported = [id for id, in place.table("SELECT id FROM allegation WHERE id LIKE 'test-%' ORDER BY id")]
    for id in imported[:3]:
        place.run("allegation", "edit", id, "--persons", "40")
    # Two changes of what was edited here, a row that is gone, one under a new key, and one that cannot be read.
    rows[0], rows[1] = row(1, persons=5, visited="2025-06-01"), row(2, persons=6, story="Another story")
    rows[6:] = [row(9, old="8"), row(10, persons="many")]
    bring(rows, "--partial", codes=(0, 1))
    rows[0] = row(1, persons=7, story="Taken back")
    bring(rows[:5] + [row(7)], "--partial", codes=(0, 1))
    place.run("batch", "undo", str(place.table("SELECT max(key) FROM batch")[0][0]))
    rows[0] = row(1, persons=8)
    bring(rows[:-1])
    entry = place.table("SELECT min(key) FROM review WHERE decided IS NULL")[0][0]
    place.run("review", "answer", str(entry), "--take")
    place.run("allegation", "edit", "b1", "--persons", "9", "--sealed", "-", text="narrative: Told again\n")
    place.run("visit", "edit", "c1", "--sealed", "-", text="participants: Member Four\nconfidential_notes: Quiet\n")
    place.run("facility", "edit", "a2", "--notes", "Roof mended")
    place.run("erase", "allegation/b3", "--yes")
    place.run("person", "edit", "g1", "--minor", "no", "--sealed", "-", text="health_notes: Coughs\n")
    place.run("custody", "edit", "h1", "--until", "2025-12")
    place.run("follow-up", "edit", "k1", "--due", "2026-12")
    place.run("reprisal", "edit", "m1", "--status", "confirmed")
    place.run("figure", "edit", "n2", "--value", "4")
    place.run("engagement", "edit", "o1", "--remove-cases", "g2")
    place.run("assessment", "edit", "l1", "--assessed-by", "We")
    place.run("erase", "person/g2", "--yes")
    place.run("key", "add", SECOND[0], "--name", "Second office", "--identity", "office.key")
    place.run("key", "remove", "Second office", "--identity", "office.key")
    connection = sqlite3.connect(place.registry)
    connection.execute(
        "INSERT INTO draft (type, author, kept_at, content) VALUES ('visit', 'tester', '2026-01-01T00:00:00Z', '{}')")
    connection.commit()
    connection.close()


def sealed_records(place):
    return [
        "%s/%s" % (type, id) for type in ("allegation", "visit")
        for id, in place.table("SELECT id FROM %s ORDER BY id" % type)
    ]


def reading_commands(place, records):
    """The commands that together show all that can be read. Those that reveal come last: they are written down."""
    commands = [["export", "--for", "internal", "--format", "csv", "--output", "out"]]
    commands += [[type, "list", "--format", "json"] for type in ("facility", "visit", "allegation", "finding")]
    commands += [["history", record, "--format", "json"] for record in records]
    commands += [["batch", "list", "--format", "json"]]
    commands += [
        ["batch", "show", str(key), "--format", "json"] for key, in place.table("SELECT key FROM batch ORDER BY key")]
    commands += [
        ["review", "list", "--format", "json"], ["key", "list", "--format", "json"], ["journal", "show", "--format", "json"],
        ["report", "coverage", "--for", "internal", "--from", "2025", "--to", "2025", "--format", "json"]]
    return commands + [
        ["reveal", record, "--format", "json", "--identity", "office.key"] for record in sealed_records(place)]


def shown(place, command):
    """What a command shows, with the files that it writes."""
    shutil.rmtree(place.path("out"), ignore_errors=True)
    code, output, errors = place.try_run(*command)
    files = {}
    if os.path.isdir(place.path("out")):
        for name in sorted(os.listdir(place.path("out"))):
            with open(os.path.join(place.path("out"), name), "rb") as file:
                files[name] = file.read()
    return code, output, errors, files


def revealed(place, record, key="office.key"):
    code, output, errors = place.try_run("reveal", record, "--format", "json", "--identity", key)
    return json.loads(output) if code == 0 and output else "%d %s" % (code, errors)
