"""Checks: each prints `ok NAME` or `not ok NAME: why`."""

import time
import traceback

registered = []


def check(name):
    """Registers a function of the stage as the check `name`."""

    def register(function):
        registered.append((name, function))
        return function

    return register


def equal(found, expected, what=""):
    if found != expected:
        raise AssertionError(f"{what}{' ' if what else ''}{found!r} instead of {expected!r}"[:600])


def run(stage, wanted):
    """Runs the checks whose names contain one of `wanted` (all when there is none); gives passed and failed."""
    passed = failed = 0
    for name, function in registered:
        if wanted and not any(word in name for word in wanted):
            continue
        began = time.monotonic()
        try:
            function(stage)
            stage.expect_quiet()
            passed += 1
            print(f"ok {name} ({time.monotonic() - began:.1f} s)", flush=True)
        except (Exception, SystemExit) as error:
            failed += 1
            line = " ".join(str(error).split())[:700]
            print(f"not ok {name}: {type(error).__name__} {line}", flush=True)
            place = traceback.extract_tb(error.__traceback__)
            own = [frame for frame in place if "Tests/Browser" in frame.filename]
            if own:
                print(f"   at {own[-1].filename.rsplit('/', 1)[-1]}:{own[-1].lineno}", flush=True)
        finally:
            stage.clear()
    return passed, failed
