import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { Connections } from '../../connections/public/connections.js';
import { PartnerManifests } from '../../connections/public/partner-manifests.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Language } from '../../platform/http/language.js';
import { personioOnly } from '../personio-only.js';
import { type FieldMapping, NO_MAPPING, placeOf } from './field-mapping.js';
import type { FieldMappingView, QuestionView } from './field-mapping.schemas.js';
import { sourcesOf } from './sources.js';

const MOST_QUESTIONS = 500;
const LONGEST_TEXT = 500;

/** Jobs may ask different things under one id: all of them are told. Files go along as documents, so theirs are not asked for. */
const ASKED = `
  select question ->> 'id' as "questionId", left(string_agg(distinct question ->> 'text', ' / '), ${LONGEST_TEXT}) as text,
         (array_agg(question ->> 'type' order by job.id desc))[1] as type, count(*)::integer as jobs
  from job, jsonb_array_elements(job.questions) as question
  where job.organisation_id = $1 and job.status <> 'closed' and question ->> 'type' <> 'file'
  group by 1 order by jobs desc, 1 limit ${MOST_QUESTIONS}`;

/** Where what candidates say goes in Personio, and what there is to choose. */
@Injectable()
export class ShowFieldMapping {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
    private readonly partners: PartnerManifests,
  ) {}

  /** Refuses with `ConnectionNotFound` and `NotPersonio`. */
  async run(by: Actor, partnerOrId: string, language: Language): Promise<FieldMappingView> {
    const em = this.em.fork();
    const organisationId = organisationOf(by);
    const { id } = personioOnly(await this.connections.find(em, organisationId, partnerOrId));
    const [mapping = NO_MAPPING] = await runSql<FieldMapping>(
      em,
      'select answers, channels, tags from personio_fields where connection_id = $1',
      [id],
    );
    const asked = await runSql<Omit<QuestionView, 'goesTo' | 'chosen'>>(em, ASKED, [organisationId]);
    const known = new Set(asked.map(({ questionId }) => questionId));
    const unasked = Object.keys(mapping.answers)
      .filter((questionId) => !known.has(questionId))
      .map((questionId) => ({ questionId, text: questionId, type: 'text', jobs: 0 }));
    return {
      questions: [...asked, ...unasked].map((question) => ({
        ...question,
        goesTo: placeOf(question.questionId, mapping),
        chosen: Object.hasOwn(mapping.answers, question.questionId),
      })),
      channels: sourcesOf(this.partners).map(({ source, name }) => ({
        source,
        name: name[language],
        channelId: Object.hasOwn(mapping.channels, source) ? (mapping.channels[source] ?? null) : null,
      })),
      tags: mapping.tags,
    };
  }
}
