"""What is measured by looking at the screen: the first sharp page, and memory."""

import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import sys
import time

from rows import numbers

PEERS = ('zathura', 'evince')


def page_colour(bench, pdf):
    """The colour that most of the first page has, as RRGGBB."""
    out = subprocess.run(['pdftoppm', '-r', '20', '-f', '1', '-l', '1', str(pdf)], check=True,
                         stdout=subprocess.PIPE).stdout
    pixels = out.split(b'\n', 3)[3]
    counts = {}
    for i in range(0, len(pixels) - 2, 3):
        counts[pixels[i:i + 3]] = counts.get(pixels[i:i + 3], 0) + 1
    return max(counts, key=counts.get).hex()


def audited_project(bench):
    """A project with the sample report and the audit that goes with it."""
    kept = bench.folder / 'audited.touchstone'
    if kept.exists():
        return kept
    report = 'Northshire'
    tool = 'compliance'
    source = pathlib.Path(__file__).resolve().parent.parent.parent / 'data/sample/northshire.audit'
    bench.command('new', kept)
    for line in source.read_text(encoding='utf-8').splitlines():
        words = shlex.split(line, comments=True) if line.strip() else []
        if not words:
            continue
        verb, *rest = words
        if verb == 'report':
            file, partnership, start, end, published, received = rest
            bench.command('add', kept, bench.sample, '--title', report, '--period-start', start,
                          '--period-end', end, '--published', published, '--received', received)
        elif verb in ('tag', 'example'):
            criterion, quote, strength, kind, note = rest
            bench.command('tag', kept, report, '--criterion', criterion, '--quote', quote,
                          '--strength', strength, *(['--type', kind] if kind else []))
        elif verb == 'tool':
            tool = rest[0]
        elif verb == 'rate':
            criterion, level, depth, because = rest
            bench.command('rate', kept, report, criterion, level, '--tool', tool, '--because', because)
        if bench.smoke and verb == 'rate':
            break
    return kept


def look(bench, colour, picture, command, learn=False, runs_in=None):
    words = [bench.program('first-page'), '--colour', colour, '--learn' if learn else '--against', str(picture),
             '--', *command]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          cwd=runs_in)
    return [float(word) for word in done.stdout.split()]


def commands(bench, pdf, colour):
    """The programs that there are; ours gets a fresh copy of the project each time."""
    found = {'an empty window': [bench.program('empty-window'), colour]}
    for peer in PEERS:
        if shutil.which(peer):
            found[peer] = [peer, str(pdf)]
        else:
            print(f'{peer} is not installed; left out', file=sys.stderr)
    if bench.application.exists():
        found['ours'] = [str(bench.application), str(bench.folder / 'start/start.touchstone')]
    return found


def fresh_copy(bench, project):
    """The project as it was, without what a program that was stopped left beside it."""
    place = bench.folder / 'start'
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    shutil.copy(project, place / 'start.touchstone')


def quiet():
    """No accessibility bus for anybody, so that nobody waits for one."""
    os.environ['GTK_A11Y'] = 'none'
    os.environ['NO_AT_BRIDGE'] = '1'
    os.environ['GSK_RENDERER'] = 'cairo'


def measure_floor(bench, table):
    quiet()
    colour = '194573'
    picture = bench.folder / 'floor.picture'
    command = [bench.program('empty-window'), colour]
    look(bench, colour, picture, command, learn=True)
    times = [look(bench, colour, picture, command)[1] for _ in range(bench.runs)]
    table.add('an empty window', statistics.median(times), 'ms')


def measure_start(bench, table):
    quiet()
    colour = page_colour(bench, bench.sample)
    project = bench.new_project('sample', bench.sample)
    programs = commands(bench, bench.sample, colour)
    times = {name: [] for name in programs}
    for run in range(bench.runs + 1):
        for name, command in programs.items():
            picture = bench.folder / (name.replace(' ', '-') + '.picture')
            fresh_copy(bench, project)
            if run == 0:
                look(bench, colour, picture, command, learn=True)
            else:
                times[name].append(look(bench, colour, picture, command)[1])
    median = {name: statistics.median(all) for name, all in times.items()}
    ours = median.pop('ours', None)
    for name, theirs in median.items():
        if ours is None:
            table.add(f'{name}: start to first sharp page', theirs, 'ms')
        else:
            aimed = name == 'zathura'
            table.add('start to first sharp page', ours, 'ms', name, theirs,
                      'no slower' if aimed else None, ours <= theirs if aimed else None)


# --- Memory ---


def family(pid):
    """A process and all that it started."""
    children = {}
    for entry in pathlib.Path('/proc').iterdir():
        if entry.name.isdigit():
            try:
                parent = int(entry.joinpath('stat').read_text().rsplit(')', 1)[1].split()[1])
            except (OSError, IndexError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = []
    todo = [pid]
    while todo:
        found.append(todo.pop())
        todo += children.get(found[-1], [])
    return found


def proportional_mib(pid):
    total = 0
    for each in family(pid):
        try:
            for line in pathlib.Path(f'/proc/{each}/smaps_rollup').read_text().splitlines():
                if line.startswith('Pss:'):
                    total += int(line.split()[1])
        except OSError:
            pass
    return total / 1024


def page_through(pid, n_pages):
    """As a reader would: a key for each page, with time to draw it. Returns the most and the last MiB."""
    most = 0
    # The keys are for the page, wherever the focus was at first.
    subprocess.run(['xdotool', 'mousemove', '500', '600', 'click', '1'], check=True)
    for page in range(n_pages):
        subprocess.run(['xdotool', 'key', '--clearmodifiers', 'Next'], check=True)
        time.sleep(0.15)
        if page % 4 == 0:
            most = max(most, proportional_mib(pid))
    time.sleep(1)
    return max(most, proportional_mib(pid)), proportional_mib(pid)


def read_through(bench, colour, picture, command, n_keys):
    fresh_copy(bench, bench.folder / 'long.touchstone')
    look(bench, colour, picture, command, learn=True)
    fresh_copy(bench, bench.folder / 'long.touchstone')
    holding = subprocess.Popen([bench.program('first-page'), '--colour', colour, '--against', str(picture),
                                '--hold', '--', *command],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    line = holding.stdout.readline().split()
    most, last = page_through(int(line[2]), n_keys)
    shot = os.environ.get('TOUCHSTONE_BENCH_SHOTS')
    if shot:
        subprocess.run(['import', '-window', 'root', os.path.join(shot, picture.stem + '.png')], check=False)
    holding.stdin.close()
    holding.wait()
    return most, last


def measure_memory(bench, table):
    quiet()
    colour = page_colour(bench, bench.long)
    bench.new_project('long', bench.long)
    found = {}
    for name, command in commands(bench, bench.long, colour).items():
        if name == 'an empty window':
            continue
        picture = bench.folder / (name + '-long.picture')
        keys = 4 if bench.smoke else 250
        found[name] = read_through(bench, colour, picture, command, keys)
    ours = found.pop('ours', None)
    for name, (most, last) in found.items():
        if ours is None:
            table.add(f'{name}: memory after paging through', last, 'MiB')
        else:
            table.add('memory after paging through', ours[1], 'MiB', name, last, 'under 220 MiB', ours[1] < 220)
            table.add('memory at most', ours[0], 'MiB', name, most)


# --- Reading ---


def measure_reading(bench, table):
    """Jumps, turned pages, a fling and memory in the page view; peers draw a page by command."""
    quiet()
    sizes = ('8', '6') if bench.smoke else ('1000', '100')
    found = numbers([bench.program('reading'), str(bench.long), *sizes])
    jump, turn, work = found['jump-sharp'], found['turn'], found['fling-work']
    table.add('random jump until something of the page is seen, median', found['jump-frame']['median'], 'ms')
    table.add('random jump until the page is sharp, 99th percentile', jump['p99'], 'ms', aim='under 40 ms',
              met=jump['p99'] < 40)
    table.add('page turn, rendered ahead, median', turn['median'], 'ms', aim='one frame', met=turn['median'] < 17)
    blank = found['fling-blank']['frames']
    table.add('fling through all pages: blank frames', blank, '', aim='none', met=blank == 0)
    # Held by the clock is what other programs add to; work is processor time.
    table.add('fling: main loop held, longest', found['fling-hold']['max'], 'ms')
    table.add('fling: work in one turn of the main loop, 99th percentile', work['p99'], 'ms',
              aim='under 8 ms', met=work['p99'] < 8)
    table.add('fling: work in one turn of the main loop, longest', work['max'], 'ms', aim='under 16 ms',
              met=work['max'] < 16)
    once, after = found['memory-once']['total'], found['memory-after']['total']
    table.add('memory of view and reader, all pages seen once', once, 'MiB')
    table.add('memory after 1,000 turns and 100 zooms', after, 'MiB', 'seen once', once, 'within 5%',
              after <= once * 1.05)
    table.add('pixels held at 1600%', found['memory-1600']['pixels'], 'MiB', aim='at most 64 MiB',
              met=found['memory-1600']['pixels'] <= 64)
