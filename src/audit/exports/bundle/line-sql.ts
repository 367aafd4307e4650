/** RFC 8785 writes a text as JSON does, and the members in this order. */
const PERSON = `
  '{"display":' || coalesce(to_json(identity.display)::text, 'null') || ',"ip":' || coalesce(to_json(identity.ip)::text, 'null') ||
  ',"userAgent":' || coalesce(to_json(identity.user_agent)::text, 'null') || '}'`;

const HEAD = `'{"seq":' || leaf.seq || ',"leaf":"' || encode(leaf.leaf_hash, 'base64') || '"' ||
              coalesce(',"bytes":' || octet_length(event.body) || ',"event":', '')`;

const TAIL = `
  coalesce(',"person":{"salt":"' || translate(encode(identity.salt, 'base64'), E'\\n', '') || '","values":' || ${PERSON} || '}', '') || '}'`;

/** The columns by which a filter chooses are those of the table; what is shown is the body. */
const rows = (body: string, chosen: string): string => `
  select leaf.seq, leaf.leaf_hash, event.body, event.shown, ${HEAD} as head, ${TAIL} as tail, ${chosen}
    from (select * from audit_leaf where log_id = $1 and seq >= $2 and seq < $3) leaf
    left join lateral (select *, ${body} as shown from audit_event where id = leaf.event_id and at = leaf.at limit 1) event on true
    left join lateral (select * from audit_identity where event_id = leaf.event_id limit 1) identity on true`;

/** How the lines of a page are put together. */
interface Spelling {
  readonly body: string;
  readonly lines: string;
}

/** As text, which PostgreSQL hands out without spelling each byte; it refuses a body that is not UTF-8. */
export const AS_TEXT: Spelling = {
  body: `convert_from(body, 'UTF8')`,
  lines: `string_agg(head || coalesce(shown || tail, '}'), E'\\n' order by seq)`,
};

/** Byte by byte, twice as slow: whatever somebody put into a body, its line ends where it should and its hash tells. */
export const AS_BYTES: Spelling = {
  body: `case when position('\\x0a'::bytea in body) = 0 then body
              else decode(replace(encode(body, 'escape'), E'\\n', ' '), 'escape') end`,
  lines: `string_agg(convert_to(head, 'UTF8') || coalesce(shown || convert_to(tail, 'UTF8'), '}'::bytea), '\\x0a'::bytea order by seq)`,
};

const INSIDE = 'leaf.at >= $4 and leaf.at < $5';
const COUNTS = `min(seq) as first, max(seq) as last, count(body)::integer as events, (count(*) - count(body))::integer as dropped`;

/** Every event of a page in one stretch; PostgreSQL puts the lines together, since columns take the hub ten times as long. */
export const wholePage = ({ body, lines }: Spelling): string => `
  select ${COUNTS}, ${lines} as lines, array_agg(seq order by seq) filter (where not inside) as stragglers
    from (${rows(body, `${INSIDE} as inside`)}) as page group by seq / 200 order by first`;

/** A page in stretches: a new one where a filter begins or ends to choose, and where a number is missing. */
export const chosenStretches = ({ body, lines }: Spelling, chosen: string): string => `
  select ${COUNTS}, ${lines} filter (where chosen) as lines, null as stragglers,
         array_agg(leaf_hash order by seq) filter (where not chosen) as leaves
    from (select *, seq - row_number() over (partition by chosen order by seq) as stretch
            from (${rows(body, `coalesce(${INSIDE} and ${chosen}, false) as chosen`)}) as page) as cut
   group by chosen, stretch order by first`;
