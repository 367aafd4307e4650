import { createCipheriv, createHash, createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { inTransaction, keyOf, statement, writeEvents, type FloorRoute } from './floor-work.ts';

const folder = join(process.env['DATA_DIR'] ?? '.', 'floor');
await mkdir(folder, { recursive: true });

const addDocument = statement(
  'document',
  `insert into document (id, organisation_id, application_id, category, media_type, size, content_hash, file_name, storage_key, created_at)
   values ($1, $2, $3, 'cv', 'application/pdf', $4, $5, $6, $7, now())`,
);

/** Hashes, encrypts and writes a file that appears whole and flushed. */
async function store(content: Readable): Promise<{ id: string; size: number; hash: Buffer }> {
  const id = randomUUID();
  const hash = createHash('sha256');
  let size = 0;
  const look = new Transform({
    transform(piece: Buffer, _, done) {
      size += piece.length;
      hash.update(piece);
      done(null, piece);
    },
  });
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(randomBytes(32)), randomBytes(12));
  await pipeline(content, look, cipher, createWriteStream(join(folder, `${id}.new`), { flush: true }));
  await rename(join(folder, `${id}.new`), join(folder, id));
  return { id, size, hash: hash.digest() };
}

/** A document of an application. */
export const documentUpload: FloorRoute = {
  method: 'POST',
  path: '/v1/applications/',
  status: 201,
  answer: async (request) => {
    const form = busboy({ headers: request.headers });
    const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof store>>>();
    form.on('file', (_, content) => void store(content).then(resolve, reject));
    await pipeline(request, form);
    const { id, size, hash } = await promise;
    return inTransaction(async (client) => {
      const key = await keyOf(client, request);
      const applicationId = request.url?.split('/')[3];
      const name = randomBytes(40);
      await client.query(addDocument([id, key.organisation_id, applicationId, size, hash, name, id]));
      await writeEvents(client, key, ['document.received', 'api.called'], request);
      return { id, size };
    });
  },
};
