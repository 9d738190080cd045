"""Figures of a case from its runs: medians, ratios, and whether what is wanted was reached."""

import statistics


def of_program(program, runs):
    seconds = [run.seconds for run in runs]
    figures = {
        "name": program.name,
        "records": program.records,
        "seconds": seconds,
        "median": statistics.median(seconds),
        "least": min(seconds),
        "most": max(seconds),
        "processorMedian": statistics.median(run.processor for run in runs),
        "peakMegabytes": max(run.peak for run in runs) / 1024,
    }
    if program.records:
        figures["microsecondsARecord"] = figures["median"] / program.records * 1e6
    return figures


def of_case(case, runs):
    """`runs` has those of our program first, then those of each peer."""
    ours = of_program(case.ours, runs[0])
    programs = [ours]
    wanted = []
    for peer, measured in zip(case.peers, runs[1:]):
        theirs = of_program(peer.program, measured)
        programs.append(theirs)
        more = (case.ours.records or 1) / (peer.program.records or 1)
        # Alternating runs can be compared one by one: the range of these ratios shows how far to trust the ratio.
        pairs = [a.seconds / b.seconds / more for a, b in zip(runs[0], measured)]
        what = "time%s over that of %s" % (" a record" if more != 1 else "", peer.program.name)
        ratio = goal(what, ours["median"] / theirs["median"] / more, peer.limit)
        processor = ours["processorMedian"] / theirs["processorMedian"] / more
        wanted.append(ratio | {"least": min(pairs), "most": max(pairs), "processor": processor})
    if case.peak_megabytes:
        wanted.append(goal("peak memory in MB", ours["peakMegabytes"], case.peak_megabytes))
    if case.milliseconds:
        wanted.append(goal("median in ms", ours["median"] * 1000, case.milliseconds))
    return {"name": case.name, "title": case.title, "programs": programs, "wanted": wanted}


def goal(what, value, limit):
    return {"what": what, "value": value, "limit": limit, "reached": value <= limit}


def table(cases):
    """The outcome as Markdown: what each program took, and what was wanted."""
    lines = [
        "| case | program | median s | least to most s | processor s | µs a record | peak MB |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    for case in cases:
        for program in case.get("programs", []):
            each = "%.1f" % program["microsecondsARecord"] if "microsecondsARecord" in program else ""
            lines.append("| %s | %s | %.3f | %.3f to %.3f | %.3f | %s | %.1f |" % (
                case["name"], program["name"], program["median"], program["least"], program["most"],
                program["processorMedian"], each, program["peakMegabytes"]))
    lines += [
        "",
        "| case | measured | value | run by run | by processor time | wanted at most | |",
        "|---|---|--:|--:|--:|--:|---|",
    ]
    for case in cases:
        for goal in case.get("wanted", []):
            pairs = "%.2f to %.2f" % (goal["least"], goal["most"]) if "least" in goal else ""
            processor = "%.2f" % goal["processor"] if "processor" in goal else ""
            verdict = "reached" if goal["reached"] else "NOT reached"
            lines.append("| %s | %s | %.2f | %s | %s | %.2f | %s |" % (
                case["name"], goal["what"], goal["value"], pairs, processor, goal["limit"], verdict))
        if "broken" in case:
            lines.append("| %s | %s | | | | | NOT MEASURED |" % (case["name"], case["broken"].replace("|", "\\|")))
    return "\n".join(lines)
