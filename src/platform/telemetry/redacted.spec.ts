import { describe, expect, it } from '@jest/globals';
import { redacted, told } from './redacted.js';

describe('redacted', () => {
  it.each([
    ['550 <ida.rasch+jobs@example.co.at> unknown', '550 <[address]> unknown'],
    ['a key adk_live_4fzyo82mvyk0_3bX5 here', 'a key adk_live_[key] here'],
    ['authorization: Bearer abcdefgh.ijk-lmn', 'authorization: Bearer [secret]'],
    ['postgres://andock_app:s3cret@db.test:5432/andock', 'postgres://[secret]@db.test:5432/andock'],
    ['smtp://user:pass@mail.test', 'smtp://[secret]@mail.test'],
    ['signed with whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'signed with [secret]'],
  ])('%s', (line, without) => {
    expect(redacted(line)).toBe(without);
  });

  it('what stands at the beginning of a line within JSON, which stays JSON', () => {
    const told = [
      'x:',
      'ida@example.org',
      'adk_live_4fzyo82mvyk0',
      'Bearer abcdefgh.ijk',
      'whsec_MfKQ9r8GKYq',
    ];
    const line = redacted(JSON.stringify({ msg: told.join('\n') }));
    const lines = (JSON.parse(line) as { msg: string }).msg.split('\n');
    expect(lines).toEqual(['x:', '[address]', 'adk_live_[key]', 'Bearer [secret]', '[secret]']);
  });

  it('a long text of what could be an address takes no long time', () => {
    const text = 'a.'.repeat(200_000);
    expect(redacted(text)).toBe(text);
  });

  it.each([
    'at file:///andock/node_modules/@nestjs/core/index.js:12:3',
    'GET /v1/jobs/:id 200',
    'duplicate key value violates unique constraint "account_email_once"',
    'http://127.0.0.1:3000/health/ready',
  ])('leaves alone: %s', (line) => {
    expect(redacted(line)).toBe(line);
  });
});

describe('told', () => {
  it('keeps what helps, and drops what a database adds of its rows', () => {
    const error = Object.assign(new Error('null value in column "title"'), {
      code: '23502',
      table: 'job',
      detail: 'Failing row contains (Ida Rasch, …)',
      where: 'unnamed portal parameter $1 = Ida',
      parameters: ['Ida'],
    });
    const shown = told(Object.assign(new Error('outer'), { cause: error }));
    expect(shown).toMatchObject({ message: 'outer', cause: { code: '23502', table: 'job' } });
    expect(JSON.stringify(shown)).not.toContain('Ida');
  });

  it('tells of several errors and of what is none', () => {
    const several = new AggregateError(
      [new Error('one'), Object.assign(new Error('two'), { detail: 'Ida' })],
      'two failed',
    );
    expect(told(several)).toMatchObject({
      message: 'two failed',
      errors: [{ message: 'one' }, { message: 'two' }],
    });
    expect(told('a text')).toBe('a text');
  });
});
