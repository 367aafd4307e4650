import type { Outcome, Verdict } from './verify-bundle.js';

const HEADLINES: Record<Outcome, string> = {
  proven: 'PROVEN',
  tampered: 'TAMPERED OR INCOMPLETE',
  'not-authenticated': 'SELF-CONSISTENT, NOT AUTHENTICATED',
};

/** A verdict in words, for a terminal; what comes from the bundle cannot control the terminal. */
export function report(verdict: Verdict): string {
  const lines = [HEADLINES[verdict.outcome], ...verdict.findings.map((finding) => `  ${finding}`)];
  if (verdict.outcome !== 'tampered') lines.push(...proof(verdict));
  if (verdict.outcome === 'not-authenticated') {
    lines.push(
      '  A forger would bring his own key and verifier. Verify again with --key and the public key from a',
      '  source outside this bundle, or with --checkpoint and a checkpoint received earlier.',
    );
  }
  for (const name of verdict.strangers) lines.push(`  note: ${name} is no part of the bundle`);
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function proof({ manifest, head }: Verdict): string[] {
  if (!manifest || !head) return [];
  const { origin, organisation, period, range, counts, filter } = manifest;
  const signed = head.at ? `, cosigned at ${head.at.toISOString()}` : '';
  const lines = [
    `  log: ${origin}`,
    `  organisation: ${organisation ? `${organisation.name} (${organisation.id})` : 'none, log of the instance'}`,
    `  period: ${period.from} to ${period.to}`,
    `  checkpoint: ${head.size} events${signed}`,
  ];
  if (!range) return [...lines, '  events: none'];
  const shown = `${counts.events + counts.dropped} from ${range.firstSeq} to ${range.lastSeq}`;
  lines.push(
    filter
      ? `  events: ${shown}, chosen by ${JSON.stringify(filter)}; this proves inclusion, not completeness`
      : `  events: ${shown}, no gaps`,
  );
  if (counts.dropped > 0)
    lines.push(`  ${counts.dropped} of them have lost their bodies to the retention rule`);
  return lines;
}

function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
