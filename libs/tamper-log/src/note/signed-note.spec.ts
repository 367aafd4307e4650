import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.js';
import { noteKey, parseVerifierKey } from './note-key.js';
import { joinNotes, splitNotes } from './note-file.js';
import { cosignNote, openNote, signNote } from './signed-note.js';

const log = noteKey('log.example/1', generateKeyPairSync('ed25519').privateKey);
const other = noteKey('log.example/1', generateKeyPairSync('ed25519').privateKey);
const cosigner = noteKey('time.example', generateKeyPairSync('ed25519').privateKey, 'cosigner');
const text = formatCheckpoint({ origin: 'log.example/1/org/7', size: 42, root: Buffer.alloc(32, 7) });

describe('signed notes', () => {
  it('opens the example of the Go checksum database', () => {
    const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const words =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const signature =
      'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
    expect(openNote(`${words}\n— PeterNeumann ${signature}\n`, [key]).text).toBe(words);
  });

  it('names the keys that signed and the time that was cosigned, and ignores unknown ones', () => {
    const at = new Date('2026-11-22T10:00:00Z');
    const note = cosignNote(signNote(text, [log, other]), cosigner, at);
    expect(openNote(note, [cosigner, log]).signatures).toEqual([
      { key: log, at: null },
      { key: cosigner, at },
    ]);
  });

  it('refuses a note when a known key is next to a wrong signature', () => {
    const forged = signNote(text.replace('42', '43'), [log]).split('\n\n')[1]!;
    expect(() => openNote(signNote(text, [other]) + forged, [log, other])).toThrow('wrong');
  });

  it('refuses a note without a known key, also when only the name is known', () => {
    expect(() => openNote(signNote(text, [other]), [log])).toThrow('No signature is by a known key');
  });

  it('refuses a cosignature whose time was moved', () => {
    const note = cosignNote(signNote(text, [log]), cosigner, new Date(0));
    const encoded = /time\.example (\S+)/.exec(note)![1]!;
    const bytes = Buffer.from(encoded, 'base64');
    bytes[11]! += 1;
    expect(() => openNote(note.replace(encoded, bytes.toString('base64')), [log, cosigner])).toThrow('wrong');
  });

  it('refuses the note with any byte flipped', () => {
    const note = Buffer.from(signNote(text, [log]));
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(note);
        flipped[at]! ^= 1 << bit;
        expect(() => openNote(flipped.toString('utf8'), [log])).toThrow();
      }),
      { numRuns: 400 },
    );
  });

  it.each(['no newline', 'a\tb\n', 'half \ud83d\n'])('does not sign %j', (bad) => {
    expect(() => signNote(bad, [log])).toThrow();
  });

  it('keeps the two kinds of keys apart', () => {
    expect(() => signNote(text, [cosigner])).toThrow('cosigns');
    expect(() => cosignNote(signNote(text, [log]), log, new Date())).toThrow('does not cosign');
  });
});

describe('verifier keys', () => {
  it.each([log, cosigner])('are read back from their text', (key) => {
    expect(parseVerifierKey(key.text)).toEqual({ ...key, privateKey: undefined });
  });

  it.each([log.text.replace('log', 'lag'), log.text.slice(0, -2), `${log.text}+AQ`, 'a+b', ''])(
    'are not %j',
    (bad) => {
      expect(() => parseVerifierKey(bad)).toThrow();
    },
  );

  it.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\nb'])('are not named %j', (name) => {
    expect(() => noteKey(name, generateKeyPairSync('ed25519').privateKey)).toThrow();
  });
});

describe('checkpoints', () => {
  it('are read back from their text, extension lines aside', () => {
    expect(parseCheckpoint(`${text}extension\n`)).toEqual({
      origin: 'log.example/1/org/7',
      size: 42,
      root: Buffer.alloc(32, 7),
    });
  });

  it.each([
    text.replace('42', '042'),
    text.replace('42', '-1'),
    text.replace('42', '1e1'),
    `${text}\n`,
    text.slice(0, -1),
    '',
  ])('are not %j', (bad) => {
    expect(() => parseCheckpoint(bad)).toThrow('Not a checkpoint');
  });

  it('are told apart in a file, with their lines', () => {
    const notes = [signNote(text, [log]), signNote(text, [log, other]), signNote(text, [other])];
    const file = joinNotes(notes);
    expect(splitNotes(file).map(({ note }) => note)).toEqual(notes);
    expect(splitNotes(file).map(({ line }) => file.split('\n')[line - 1])).toEqual(
      Array(3).fill('log.example/1/org/7'),
    );
  });
});
