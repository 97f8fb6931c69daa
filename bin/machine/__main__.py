"""The Python half of bin/run and bin/test: `python bin/machine run` and `python bin/machine test [args]`."""

import sys

import checks
import portal

if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        sys.exit(portal.main())
    if sys.argv[1:2] == ["test"]:
        sys.exit(checks.main(sys.argv[2:]))
    sys.exit("Use bin/run or bin/test.")
