"""A slow program that shows its progress on one line, as many tools do: `\r`, and no newline."""

import sys
import time

STEPS = 40


def main() -> None:
    """Count to 100 % in about eight seconds, with a remark now and then."""
    for step in range(1, STEPS + 1):
        print(f"\rbuilding {step * 100 // STEPS:3d} %", end="", flush=True)
        if step % 10 == 0:
            print(f" (part {step // 10} of {STEPS // 10} is done)", file=sys.stderr, flush=True)
        time.sleep(0.2)
    print("\rbuilt: 4 parts, and no newline at the end", end="", flush=True)


if __name__ == "__main__":
    main()
