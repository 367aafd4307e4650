import pg from 'pg';

const ROWS = (organisationId: string) => `
  copy (
    select leaf.seq, leaf.leaf_hash, event.body, identity.salt, identity.display, identity.ip, identity.user_agent
      from audit_leaf leaf
      left join audit_event event on event.id = leaf.event_id and event.at = leaf.at
      left join audit_identity identity on identity.event_id = leaf.event_id
     where leaf.log_id = '${organisationId}' order by leaf.seq
  ) to stdout`;

/** Reads the rows of an export with `COPY … TO STDOUT` and lets them pass; answers how many bytes there were. */
export async function copyRowsOut(url: string, organisationId: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await new Promise<number>((resolve, reject) => {
      let bytes = 0;
      client.query({
        submit: (connection: pg.Connection) => connection.query(ROWS(organisationId)),
        handleCopyData: ({ chunk }: { chunk: Buffer }) => (bytes += chunk.length),
        handleCommandComplete: () => undefined,
        handleError: reject,
        handleReadyForQuery: () => resolve(bytes),
      } as pg.Submittable);
    });
  } finally {
    await client.end();
  }
}
