import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { Document, Packer, Paragraph } from 'docx';
import { FileEmpty, FileTooLarge, FileTypeRefused } from '../applications.errors.js';
import { DocumentInspection } from './document-inspection.js';
import { HIGHEST_SIZE } from './document-size.js';
import { nameFor } from './document-type.js';

const PIECE = 1000;

async function inspect(content: Buffer, fileName = 'file') {
  const inspection = new DocumentInspection(fileName);
  const pieces = function* () {
    for (let at = 0; at < content.length; at += PIECE) yield content.subarray(at, at + PIECE);
  };
  const passed = await buffer(
    Readable.from(pieces())
      .on('error', () => undefined)
      .compose(inspection) as Readable,
  );
  return { passed, ...inspection.result };
}

const mediaTypeOf = async (content: Buffer | string, fileName?: string) =>
  (await inspect(Buffer.from(content as string), fileName)).type.mediaType;

/** A container of the older Office formats whose directory comes after `before` bytes, with one stream of this name. */
function officeFile(streamName: string, before = 70_000): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  const entry = (name: string) => {
    const bytes = Buffer.alloc(128);
    bytes.write(`${name}\0`, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, 64);
    return bytes;
  };
  return Buffer.concat([
    header,
    Buffer.alloc(Math.ceil(before / 512) * 512, 1),
    entry('Root Entry'),
    entry(streamName),
  ]);
}

describe('DocumentInspection', () => {
  it('lets a document pass unchanged and tells its size and hash', async () => {
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)]);
    const { passed, size, hash, type } = await inspect(content);
    expect(passed).toEqual(content);
    expect(size).toBe(content.length);
    expect(hash).toEqual(createHash('sha256').update(content).digest());
    expect(type.mediaType).toBe('application/pdf');
  });

  it.each([
    ['%PDF-1.4', 'application/pdf'],
    ['{\\rtf1 a}', 'application/rtf'],
    ['GIF89a', 'image/gif'],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    [gzipSync('a'), 'application/gzip'],
    [Buffer.from('377abcaf271c0004', 'hex'), 'application/x-7z-compressed'],
  ])('knows tiny files by their content, whatever their name %#', async (content, mediaType) => {
    expect(await mediaTypeOf(content, 'page.html')).toBe(mediaType);
  });

  it('knows a Word document by its content', async () => {
    const content = await Packer.toBuffer(
      new Document({ sections: [{ children: [new Paragraph('Lebenslauf')] }] }),
    );
    expect(await mediaTypeOf(content, 'a.bin')).toMatch(/wordprocessingml\.document$/);
  });

  it.each([
    ['WordDocument', 'application/msword'],
    ['Workbook', 'application/vnd.ms-excel'],
    ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
  ])(
    'tells older Office files apart by their stream %s, wherever the directory is',
    async (stream, mediaType) => {
      expect(await mediaTypeOf(officeFile(stream))).toBe(mediaType);
      expect(await mediaTypeOf(officeFile(stream, 0))).toBe(mediaType);
    },
  );

  it('refuses other things in the same container, such as installers (trust 32)', async () => {
    await expect(inspect(officeFile('Installer'), 'cv.doc')).rejects.toThrow(FileTypeRefused);
  });

  it.each([
    ['a', 'notes.txt', 'text/plain'],
    ['Grüße', 'notes', 'text/plain'],
    [Buffer.from('Gr\xfc\xdfe', 'latin1'), 'notes.TXT', 'text/plain'],
    [Buffer.from('\ufeffa;b', 'utf16le'), 'table.csv', 'text/csv'],
    ['a;b\n1;2', 'table.csv', 'text/csv'],
  ])('takes plain text by a name that promises no more %#', async (content, fileName, mediaType) => {
    expect(await mediaTypeOf(content, fileName)).toBe(mediaType);
  });

  it.each([
    ['<!doctype html><p>', 'cv.txt'],
    ['\n <html>', 'cv.txt'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'photo.txt'],
    ['<?xml version="1.0"?><svg/>', 'photo.txt'],
    ['hello <script>alert(1)</script>', 'cv.txt'],
    ['#!/bin/sh\nrm -r /', 'cv.txt'],
    ['@echo off', 'cv.bat'],
    [Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'cv.pdf'],
    [Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(60)]), 'cv.pdf'],
    [Buffer.from([0, 1, 2, 3]), 'cv.txt'],
  ])('refuses markup, scripts, programs and unknown bytes %#', async (content, fileName) => {
    await expect(inspect(Buffer.from(content as string), fileName)).rejects.toThrow(FileTypeRefused);
  });

  it('refuses an empty file, and one byte more than allowed', async () => {
    await expect(inspect(Buffer.alloc(0))).rejects.toThrow(FileEmpty);
    const largest = Buffer.alloc(HIGHEST_SIZE + 1, 32);
    largest.write('%PDF-1.7');
    await expect(inspect(largest)).rejects.toThrow(FileTooLarge);
    expect((await inspect(largest.subarray(0, HIGHEST_SIZE))).size).toBe(HIGHEST_SIZE);
  });
});

describe('nameFor', () => {
  const pdf = { mediaType: 'application/pdf', endings: ['pdf'] } as const;
  it.each([
    ['cv.pdf', 'cv.pdf'],
    ['cv.PDF', 'cv.PDF'],
    ['cv', 'cv.pdf'],
    ['cv.exe', 'cv.exe.pdf'],
    ['.pdf', '.pdf.pdf'],
  ])('makes the ending of %s fit: %s', (given, name) => expect(nameFor(given, pdf)).toBe(name));
});
