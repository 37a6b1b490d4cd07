"""Judges Autobahn's report: prints how many cases had which outcome, and every case that did not pass."""
from __future__ import print_function
import json
import sys

# NON-STRICT is a pass by the suite's own key: a permitted, if not the preferred, behaviour.
PASSED = ("OK", "INFORMATIONAL", "NON-STRICT")


def number(case):
    return [int(part) for part in case.split(".")]


cases = [case for agent in json.load(open(sys.argv[1])).values() for case in agent.items()]
cases.sort(key=lambda pair: number(pair[0]))
outcomes = {}
for _, result in cases:
    outcomes[result["behavior"]] = outcomes.get(result["behavior"], 0) + 1
failed = [pair for pair in cases if pair[1]["behavior"] not in PASSED or pair[1]["behaviorClose"] not in PASSED]
for case, result in cases:
    if result["behavior"] not in ("OK", "INFORMATIONAL") or result["behaviorClose"] not in ("OK", "INFORMATIONAL"):
        print("%s: %s, close %s" % (case, result["behavior"], result["behaviorClose"]))
summary = ", ".join("%d %s" % (count, outcome) for outcome, count in sorted(outcomes.items()))
print("autobahn: %d of %d cases passed (%s)" % (len(cases) - len(failed), len(cases), summary))
sys.exit(1 if failed or not cases else 0)
