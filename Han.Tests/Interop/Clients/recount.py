"""Counts a demonstration's messaging log and device ledger anew, and prints what it found as JSON. Standard library only.

Arguments: the log's CSV, the ledger's CSV.
"""
import csv
import json
import sys
from collections import Counter, defaultdict

COMPANIES = {
    "1039940674000": "Oncor",
    "957877905": "CenterPoint",
    "007924772": "AEP Texas Central",
    "007923311": "AEP Texas North",
    "007929441": "TNMP",
}

LAST_WORD = {
    "Completed": "completed",
    "Cancelled": "cancelled",
    "Superseded": "superseded",
    "DidNotParticipate": "did not participate",
    "PartlyOptedOut": "partly completed, opted out",
    "PartlyOptedIn": "partly completed, opted in",
}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def story(deed):
    """The texts that a device's deeds should have left in the log."""
    if deed["outcome"].startswith("Rejected"):
        return ["rejected"]
    texts = ["event received"]
    if deed["started_at"]:
        texts.append("opted out" if deed["opted_out_at_start"] == "1" else "event started")
    texts += ["opted out"] * int(deed["opt_outs"]) + ["opted in"] * int(deed["opt_ins"])
    texts.append(LAST_WORD.get(deed["outcome"], "no end: " + deed["outcome"]))
    return texts


def told(row):
    """What a row says that the device did, or None where it speaks of a cancel or of silence."""
    text = row["StatusDesc"].partition(";")[0]
    if text == "no further answer in time" or text.startswith("rejected: invalid cancel"):
        return None
    return "rejected" if text.startswith("rejected") else text


def main(log_path, ledger_path):
    log, ledger = read(log_path), read(ledger_path)
    accepted = defaultdict(set)
    events = set()
    requests = Counter()
    heard = defaultdict(list)
    for row in log:
        if row["StatusCode"] == "RQA":
            own = row["MessageCancellationID"] or row["RequestID"]
            requests[own, row["EventCategoryID"], row["ESIID"]] += 1
            if row["EventCategoryID"] == "LCE":
                accepted[COMPANIES[row["TDSPDUNSNumber"]]].add(row["ESIID"])
                events.add(row["RequestID"])
        elif row["DeviceMACAddr"] and told(row) is not None:
            heard[row["DeviceMACAddr"]].append((row["RequestID"], told(row)))
    if len(events) != 1:
        sys.exit(f"one load control request was expected, not {sorted(events)}")
    event = events.pop()

    to_come = defaultdict(list)
    for deed in ledger:
        to_come[deed["device"]] += [(event, text) for text in story(deed)]

    # Strike each row that was heard off the device's list: what is left was lost, what cannot be struck off came too often.
    too_often = 0
    for device, facts in heard.items():
        for fact in facts:
            if fact in to_come[device]:
                to_come[device].remove(fact)
            else:
                too_often += 1
    too_often += sum(times - 1 for times in requests.values())
    too_often += sum(times - 1 for times in Counter(row["MessageStatusID"] for row in log).values())

    print(json.dumps({
        "accepted": len(set().union(*accepted.values())),
        "devices": len({deed["device"] for deed in ledger}),
        "logRows": len(log),
        "byStatus": Counter(row["StatusCode"] for row in log),
        "byTdsp": {name: len(esiids) for name, esiids in accepted.items()},
        "lost": sum(map(len, to_come.values())),
        "duplicates": too_often,
    }))


main(*sys.argv[1:3])
