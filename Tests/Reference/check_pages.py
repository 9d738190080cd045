"""Looks at the coverage report as a page: in Chromium on a telephone, on a screen and on paper, and with axe.

Usage: check_pages.py VIGIL HOME
Prints one line for each fault and a last line with the totals; exits with 1 if there was a fault. Where Chromium,
pdftotext or axe-core (the package axe-playwright-python carries it) is not installed, it says so and skips what needs it.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile

import chromium

BANNER = "every place, visit, allegation and person in this report is invented"
WIDTHS = [320, 375, 1280]


def axe_source():
    """The text of axe-core, None where it is not installed."""
    for package in ["axe_playwright_python", "axe_core_python"]:
        found = importlib.util.find_spec(package)
        for folder in (found.submodule_search_locations or []) if found else []:
            path = os.path.join(folder, "axe.min.js")
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    return file.read()
    return None


def axe_faults(page, axe, where):
    page.evaluate(axe + "; undefined")
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations', 'incomplete']}).then(result => result.violations.map(violation =>"
        " violation.id + ': ' + violation.help + ': ' + violation.nodes.slice(0, 3).map(node => node.html).join(' ')))")
    return ["%s: axe: %s" % (where, fault) for fault in found]


def layout_faults(page, width, where):
    found = []
    if page.evaluate("innerWidth") != width:
        found.append("%s: the window is %s wide" % (where, page.evaluate("innerWidth")))
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        found.append("%s: the page is %s wide and scrolls sideways" % (where, wide))
    # Text of drawings that sticks out of its drawing, or lies on other text.
    found += ["%s: %s" % (where, fault) for fault in page.evaluate("""(() => {
      const faults = [];
      for (const svg of document.querySelectorAll("svg")) {
        const frame = svg.getBoundingClientRect();
        if (frame.width === 0) continue;
        const boxes = Array.from(svg.querySelectorAll("text"), text => [text.textContent, text.getBoundingClientRect()]);
        for (const [words, box] of boxes) {
          if (box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
            faults.push("text outside its drawing: " + words);
          if (box.height < 10) faults.push("text too small to read: " + words);
        }
        for (let i = 0; i < boxes.length; i += 1) for (let j = 0; j < i; j += 1) {
          const [a, b] = [boxes[i][1], boxes[j][1]];
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (across > 1 && down > 4) faults.push("text on text: " + boxes[i][0] + " / " + boxes[j][0]);
        }
      }
      return faults;
    })()""")]
    return found


def filter_faults(page, where):
    """The first list is narrowed to its last place, with capitals and an accent that the list has not."""
    return ["%s: %s" % (where, fault) for fault in page.evaluate("""(async () => {
      const faults = [];
      const box = document.querySelector(".filter");
      if (!box) return ["there is no list to filter"];
      const input = box.querySelector("input"), status = box.querySelector("[role=status]");
      const rows = () => Array.from(document.getElementById(box.dataset.table).tBodies[0].rows);
      const shown = () => rows().filter(row => row.getClientRects().length > 0);
      const type = async text => {
        input.value = text;
        input.dispatchEvent(new Event("input"));
        await new Promise(resolve => setTimeout(resolve, 400));
      };
      const all = rows().length;
      if (box.hidden) return ["the filter is hidden"];
      if (shown().length !== all) faults.push("not all rows are shown");
      const wanted = rows()[all - 1].cells[0].textContent;
      await type(wanted.toUpperCase().replace("E", "E\\u0301"));
      const found = rows().filter(row => Array.from(row.cells, cell => cell.textContent.toLowerCase()).join(" ").includes(wanted));
      if (shown().length !== found.length || !shown().includes(found[0])) faults.push("the filter does not find " + wanted);
      if (!status.textContent.includes(found.length + " of " + all)) faults.push("the count is not told: " + status.textContent);
      await type("no such place anywhere");
      if (shown().length !== 0) faults.push("the filter shows what does not match");
      await type("");
      if (shown().length !== all) faults.push("an empty filter hides rows");
      const header = document.querySelector("#" + box.dataset.table + " th.number");
      const column = header.cellIndex;
      header.querySelector("button").click();
      header.querySelector("button").click();
      const values = rows().map(row => row.cells[column].textContent);
      const numbers = values.map(text => text === "never" ? Infinity : parseFloat(text.replace(/,/g, "")));
      if (header.getAttribute("aria-sort") !== "ascending") faults.push("the order is not told");
      if (numbers.some((number, index) => index > 0 && number < numbers[index - 1])) faults.push("the rows are not in order: " + values);
      return faults;
    })()""")]


def paper_faults(page, folder, is_demonstration, where):
    if not shutil.which("pdftotext"):
        print("skipped: pages on paper, as there is no pdftotext (Debian: poppler-utils)")
        return []
    path = os.path.join(folder, "page.pdf")
    page.pdf(path)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    found = []
    for number, printed in enumerate(pages, 1):
        if is_demonstration and BANNER not in printed:
            found.append("%s: page %d on paper has no banner" % (where, number))
        if "%d / %d" % (number, len(pages)) not in printed:
            found.append("%s: page %d on paper has no number" % (where, number))
        if "Filter the list" in printed:
            found.append("%s: page %d on paper has a filter" % (where, number))
    if not any("Still without a visit" in printed for printed in pages):
        found.append("%s: the tables of the drawings are not printed" % where)
    return found


def check(path, program, axe, folder, is_demonstration):
    found = []
    with chromium.Page(program) as page:
        for width in WIDTHS:
            where = "%s at %d" % (os.path.basename(path), width)
            page.open(path, width)
            found += ["%s: the browser says %s" % (where, complaint) for complaint in page.complaints()]
            found += layout_faults(page, width, where)
            found += filter_faults(page, where)
            page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
            if axe:
                found += axe_faults(page, axe, where)
        found += paper_faults(page, folder, is_demonstration, os.path.basename(path))
    with chromium.Page(program, with_script=False) as page:
        where = "%s without script" % os.path.basename(path)
        page.open(path, 375)
        found += layout_faults(page, 375, where)
        if page.evaluate("document.querySelector('.filter').getClientRects().length") != 0:
            found.append("%s: a filter that cannot work is shown" % where)
    return found


def check_other(path, program, axe, folder):
    """A page of another report: how it lies, what axe and the browser say of it, and that no id stands twice."""
    found = []
    name = os.path.basename(path)
    with chromium.Page(program) as page:
        for width in WIDTHS:
            where = "%s at %d" % (name, width)
            page.open(path, width)
            found += ["%s: the browser says %s" % (where, complaint) for complaint in page.complaints()]
            found += layout_faults(page, width, where)
            if axe:
                found += axe_faults(page, axe, where)
        twice = page.evaluate(
            "(() => { const ids = [...document.querySelectorAll('[id]')].map(node => node.id);"
            " return ids.filter((id, index) => ids.indexOf(id) !== index).join(' '); })()")
        if twice:
            found.append("%s: ids stand twice: %s" % (name, twice))
        if BANNER not in page.evaluate("document.body.innerText"):
            found.append("%s: there is no banner" % name)
    return found


def main(vigil, home):
    program = chromium.executable()
    if not program:
        print("skipped: pages are not looked at, as there is no Chromium (Debian: chromium)")
        return 0
    axe = axe_source()
    if not axe:
        print("skipped: axe, as it is not installed (pip install axe-playwright-python)")
    with tempfile.TemporaryDirectory() as folder:
        demonstration = os.path.join(folder, "demo")
        environment = dict(os.environ, VIGIL_HOME=home)
        subprocess.run([vigil, "demo", demonstration], check=True, capture_output=True, env=environment)
        reports = os.path.join(demonstration, "reports")
        found = check(os.path.join(reports, "coverage.html"), program, axe, folder, True)
        for name in sorted(os.listdir(reports)):
            if name.endswith(".html") and name != "coverage.html":
                found += check_other(os.path.join(reports, name), program, axe, folder)
    for fault in found:
        print(fault)
    print("%d widths looked at, %d faults" % (len(WIDTHS), len(found)))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
