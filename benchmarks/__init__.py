"""Speed, measured beside peers and physical limits in the same run: `make bench`.

A figure alone says little on a small, noisy machine. Each comparison runs its contenders in turn,
several rounds, and prints medians and the ratio to the peer or limit.
"""
