import { BUNDLE_FILES } from '../bundle/bundle-files.js';
import { parseEventLine, type ReadEventLine } from '../bundle/event-line.js';
import type { Manifest } from '../bundle/manifest.js';
import { parseSubtreeLine } from '../bundle/subtree-line.js';
import type { Subtree } from '../merkle/compact-range.js';
import { Frontier } from '../merkle/frontier.js';
import { leafHashText } from '../merkle/leaf-hash.js';
import { personDigest } from '../person-digest.js';
import { Damage } from './damage.js';
import type { Findings } from './findings.js';
import type { LineReader } from './line-reader.js';
import type { SignedCheckpoint } from './signed-checkpoint.js';

const { events: EVENTS, tree: TREE } = BUNDLE_FILES;

/** Rebuilds the log's tree from events.jsonl and tree.txt and compares it with every checkpoint on its way. */
export class TreeWalk {
  readonly #frontier = new Frontier();
  readonly #checkpoints: SignedCheckpoint[];
  #comparedSize = 0;
  #counts = { events: 0, dropped: 0 };
  #firstSeq: number | null = null;
  #lastSeq: number | null = null;

  constructor(
    private readonly manifest: Manifest,
    checkpoints: readonly SignedCheckpoint[],
    private readonly findings: Findings,
  ) {
    this.#checkpoints = checkpoints.toSorted((a, b) => a.size - b.size);
  }

  /** Walks over all leaves; Damage where it cannot go on. */
  async run(events: LineReader, tree: LineReader): Promise<void> {
    this.#compare();
    await events.advance();
    await tree.advance();
    let subtree = readSubtree(tree);
    while (events.current || subtree) {
      if (subtree?.first === this.#frontier.size) {
        this.#takeSubtree(subtree, tree.line);
        await tree.advance();
        subtree = readSubtree(tree);
      } else if (events.current) {
        this.#takeEvent(parseEventLine(events.current), events.line);
        if (!events.takeBuffered()) await events.advance();
      } else {
        throw new Damage(
          `${TREE} line ${tree.line}`,
          `leaf ${this.#frontier.size} is missing before this line`,
        );
      }
      this.#compare();
    }
    this.#finish();
  }

  #takeSubtree(subtree: Subtree, line: number): void {
    const { first, count, hash } = subtree;
    const { range, filter } = this.manifest;
    const last = first + count - 1;
    if (!filter && range && last >= range.firstSeq && first <= range.lastSeq) {
      this.findings.add(
        `${TREE} line ${line}`,
        `events ${first} to ${last} are hidden in a bundle without a filter`,
      );
    }
    try {
      this.#frontier.append(hash, count);
    } catch {
      throw new Damage(`${TREE} line ${line}`, `no subtree of ${count} leaves fits here`);
    }
  }

  #takeEvent(event: ReadEventLine | null, line: number): void {
    const expected = this.#frontier.size;
    if (event?.seq !== expected) throw new Damage(whereOf(line), misplaced(event, expected));
    const found = this.#check(event);
    if (found) this.findings.add(whereOf(line), found);
    this.#frontier.append(event.leaf);
    this.#firstSeq ??= event.seq;
    this.#lastSeq = event.seq;
    this.#counts[event.body ? 'events' : 'dropped'] += 1;
  }

  #check({ seq, leaf, body, person, statedDigest }: ReadEventLine): string | null {
    if (!body) {
      if (seq < this.manifest.bodiesFromSeq) return null;
      return `event ${seq} has no body, and the retention rule does not explain it`;
    }
    if (leafHashText(body) !== leaf)
      return `event ${seq} is not what the log recorded: its body does not hash to its leaf`;
    if (person && statedDigest !== personDigest(person.salt, person.values))
      return `the person of event ${seq} is not what the log recorded`;
    return null;
  }

  #compare(): void {
    const { size } = this.#frontier;
    for (let next = this.#checkpoints[0]; next && next.size <= size; next = this.#checkpoints[0]) {
      this.#checkpoints.shift();
      if (next.size < size) {
        this.findings.add(
          next.where,
          `the bundle cannot be compared at size ${next.size}: export it for this checkpoint`,
        );
      } else if (this.#frontier.root().equals(next.root)) {
        this.#comparedSize = size;
      } else {
        const span = `between leaf ${this.#comparedSize} and leaf ${Math.max(size - 1, 0)}`;
        this.findings.add(
          next.where,
          `the leaves do not give this checkpoint's root: something was changed ${span}`,
        );
      }
    }
  }

  #finish(): void {
    const { size } = this.#frontier;
    for (const { where, size: stated } of this.#checkpoints) {
      this.findings.add(
        where,
        `leaves ${size} to ${stated - 1} are missing: the bundle is cut off or rolled back`,
      );
    }
    const { range, counts } = this.manifest;
    const { events, dropped } = this.#counts;
    if (counts.events !== events || counts.dropped !== dropped) {
      this.findings.add(
        EVENTS,
        `${events} events and ${dropped} without body, the manifest says ${counts.events} and ${counts.dropped}`,
      );
    }
    if (this.#firstSeq !== (range?.firstSeq ?? null) || this.#lastSeq !== (range?.lastSeq ?? null)) {
      this.findings.add(
        EVENTS,
        `the events are ${this.#firstSeq} to ${this.#lastSeq}, which is not the manifest's range`,
      );
    }
  }
}

function readSubtree(tree: LineReader): Subtree | null {
  if (!tree.current) return null;
  const subtree = parseSubtreeLine(tree.current);
  if (!subtree) throw new Damage(`${TREE} line ${tree.line}`, 'the line is malformed or cut off');
  return subtree;
}

function whereOf(line: number): string {
  return `${EVENTS} line ${line}`;
}

function misplaced(event: ReadEventLine | null, expected: number): string {
  if (!event) return 'the line is malformed or cut off';
  if (event.seq < expected) return `event ${event.seq} comes twice or out of order`;
  return `event ${expected} is missing, event ${event.seq} follows`;
}
