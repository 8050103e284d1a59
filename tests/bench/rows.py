"""Rows of what was measured, and the small words for measuring."""

import json
import subprocess
import time


def seconds_of(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


def numbers(command):
    """Runs a program that prints lines "NAME median MS p99 MS ...": values by name and kind."""
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found = {}
    for line in out.splitlines():
        name, *rest = line.split()
        found[name] = {kind: float(value) for kind, value in zip(rest[::2], rest[1::2])}
    return found


class Table:
    def __init__(self):
        self.rows = []

    def add(self, what, ours, unit, peer=None, theirs=None, aim=None, met=None):
        self.rows.append({
            'what': what, 'ours': round(ours, 2), 'unit': unit, 'beside': peer,
            'theirs': None if theirs is None else round(theirs, 2),
            'ratio': round(ours / theirs, 2) if theirs else None,
            'aim': aim, 'met': met})

    def as_json(self):
        return json.dumps(self.rows, indent=2)

    def as_text(self):
        lines = [('what', 'ours', 'beside', 'theirs', 'ratio', 'aim')]
        for row in self.rows:
            aim = row['aim'] or ''
            if row['met'] is not None:
                aim += ': met' if row['met'] else ': missed'
            lines.append((row['what'], f"{row['ours']:g} {row['unit']}", row['beside'] or '',
                          '' if row['theirs'] is None else f"{row['theirs']:g} {row['unit']}",
                          '' if row['ratio'] is None else f"{row['ratio']:.2f}", aim))
        widths = [max(len(line[i]) for line in lines) for i in range(6)]
        return '\n'.join('  '.join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip()
                         for line in lines)
