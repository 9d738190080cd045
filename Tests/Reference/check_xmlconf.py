"""Compares what Vigil reads of XML with what lxml reads, on the conformance suite of the W3C and on files made here.

A file without DOCTYPE must give the same elements, attributes and text; one that is not well-formed must be refused;
one with a DOCTYPE must be refused as such. The Swift test XMLEventTests writes down what Vigil reads.

Usage: check_xmlconf.py HOME
"""

import codecs
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile

DOCTYPE = re.compile(rb"^(\xef\xbb\xbf)?\s*(<\?.*?\?>\s*|<!--.*?-->\s*)*<!DOCTYPE", re.DOTALL)
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# lxml keeps one of two attributes that namespaces make the same.
STRICTER = "<r xmlns:a='u' xmlns:b='u' a:x='1' b:x='2'/>"
ALPHABETS = {
    "utf-8": "Қазақ 𝄞", "utf-16": "Қазақ 𝄞", "utf-16le": "Қазақ", "utf-16be": "Қазақ", "iso-8859-1": "é",
    "iso-8859-2": "ł", "iso-8859-5": "Город", "iso-8859-7": "Ω", "iso-8859-9": "ğ", "iso-8859-15": "€",
    "windows-1250": "ł", "windows-1251": "Город", "windows-1252": "“é”", "windows-1254": "ğ", "koi8-r": "Город",
    "koi8-u": "Місто", "ibm866": "Город", "euc-jp": "東京", "shift_jis": "東京", "iso-2022-jp": "東京",
    "gb18030": "北京", "gb2312": "北京", "big5": "臺北", "euc-kr": "서울", "us-ascii": "x", "windows-1256": "سجن",
}
MADE = [
    "<r xmlns='u:a' xmlns:x='u:b'><x:e x:a='1' a='2'><e xmlns=''/></x:e></r>",
    "<r>a&amp;&lt;&#65;&#x416;<![CDATA[<b>&amp;]]>]]&gt;<!-- c --><?p q?>d</r>", "<r a='&#10;&#9;x\n\ty&quot;'/>",
    "<r>a\r\nb\rc\n</r>", "<a:r/>", "<r a:b='1' xml:lang='ru'/>", STRICTER,
    "<r/><!-- c --><?p?>\n", "\ufeff<r/>", "<?xml version='1.1'?><r/>", "<?xml version='2.0'?><r/>", "<r>\x85\u2028</r>",
    "<r>\ufffe</r>", "<r>\x01</r>", "<r>&#0;</r>", "<r>&#xD800;</r>", "<r>&x;</r>", "<r a='&x;'/>", "<r><a></r></a>", "<r>]]></r>",
    "<r a='<'/>", "<r a='1' a='2'/>", "<r a=1/>", "<r -- />", "<r><!-- a -- b --></r>", "<r/><r/>", "x<r/>", " <?xml version='1.0'?><r/>",
    "<r><?xml version='1.0'?></r>", "<r", "<r>", "</r>", "", "<r>\n" + "x" * 70000 + "</r>", "<r>" + "<a b='c'>d</a>\n" * 9000 + "</r>",
]


def made(folder):
    """Files that the suite does not have, among them one in each encoding."""
    texts = {"made-%02d" % number: text.encode("utf-8", "surrogatepass") for number, text in enumerate(MADE)}
    for name, letters in ALPHABETS.items():
        text = "<?xml version='1.0' encoding='%s'?>\n<r a='%s'>%s\n%s</r>" % (name, letters, letters, "<e>%s</e>\n" % letters * 200)
        texts[name] = text.encode(name)
        if name in ("utf-16le", "utf-16be"):
            mark = UTF_16[0] if name == "utf-16le" else UTF_16[1]
            texts[name + "-marked"] = mark + text.replace(name, "utf-16").encode(name)
            texts[name + "-undeclared"] = mark + text[text.index("<r"):].encode(name)
    for name, content in texts.items():
        path = os.path.join(folder, name + ".xml")
        with open(path, "wb") as file:
            file.write(content)
        yield path


def expected(content):
    """What lxml reads, or None where it refuses the file."""
    from lxml import etree

    events = []

    class Target:
        def start(self, tag, attributes):
            events.append(["start", tag] + sorted("%s=%s" % pair for pair in attributes.items()))

        def end(self, _):
            events.append(["end"])

        def data(self, text):
            # Comments and instructions divide no text.
            if events and events[-1][0] == "text":
                events[-1][1] += text
            else:
                events.append(["text", text])

        def comment(self, _):
            pass

        def pi(self, _, __=None):
            pass

        def close(self):
            return events

    try:
        return etree.fromstring(content, etree.XMLParser(target=Target(), resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None


def main():
    home = os.path.abspath(sys.argv[1])
    if importlib.util.find_spec("lxml") is None:
        print("skipped: lxml is not installed")
        return
    suite = os.path.join(os.path.dirname(home), "shared/samples/xmlconf")
    if not os.path.isdir(suite):
        print("the conformance suite is not here: only files made here are compared")
    with tempfile.TemporaryDirectory() as folder:
        files = list(made(folder))
        for path, _, names in os.walk(suite):
            files += [os.path.join(path, name) for name in names if name.endswith(".xml")]
        listed = os.path.join(folder, "files")
        with open(listed, "w") as file:
            file.write("\n".join(files))
        subprocess.run(
            ["swift", "test", "--skip-build", "--filter", "XMLEventTests"], cwd=home, check=True,
            env=dict(os.environ, VIGIL_XML_FILES=listed), stdout=subprocess.DEVNULL)
        with open(listed + ".events") as file:
            readings = json.load(file)
        counts = {"read": 0, "refused": 0, "doctype": 0}
        wrong = []
        for path in files:
            with open(path, "rb") as file:
                content = file.read()
            ours, theirs = readings[path], expected(content)
            refused = ours.get("refused")
            if refused == "doctype":
                counts["doctype"] += 1
            elif refused is not None:
                counts["refused"] += 1
            else:
                counts["read"] += 1
            if DOCTYPE.search(content.decode("utf-16").encode() if content[:2] in UTF_16 else content):
                # What is broken before its DOCTYPE ends is refused for either reason.
                if refused != "doctype" and (refused is None or theirs is not None):
                    wrong.append("%s: has a DOCTYPE, and is %s" % (path, refused or "read"))
            elif "/not-wf/" in path and refused is None:
                wrong.append("%s: is not well-formed, and is read" % path)
            elif content == STRICTER.encode():
                if refused is None:
                    wrong.append("%s: an attribute stands twice, and it is read" % path)
            elif theirs is None and refused is None:
                wrong.append("%s: lxml refuses it, and it is read" % path)
            elif theirs is not None and refused is not None:
                wrong.append("%s: lxml reads it, and it is refused: %s" % (path, refused))
            elif theirs is not None and theirs != ours["events"]:
                first = [pair for pair in zip(theirs, ours["events"]) if pair[0] != pair[1]]
                wrong.append("%s: lxml reads %s" % (path, first[:1] or [len(theirs), len(ours["events"])]))
    print("%d files: %s, %d that differ" % (len(files), ", ".join("%d %s" % (n, w) for w, n in counts.items()), len(wrong)))
    if wrong:
        sys.exit("\n".join(wrong))


main()
