import type { OpenAPIObject } from '@nestjs/swagger';
import type { Right } from '../../src/access/rights.js';
import type { Scope } from '../../src/access/scopes.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** A route as an OpenAPI document tells it. */
export interface Operation {
  /** `PUT /v1/jobs/{id}/publication` */
  readonly name: string;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly string[];
  readonly mutates: boolean;
  readonly right: Right | undefined;
  readonly scope: Scope | undefined;
  readonly takesFile: boolean;
  /** The session of a connect link may call it too. */
  readonly byConnectLink: boolean;
}

interface Extensions {
  readonly 'x-right'?: Right;
  readonly 'x-scope'?: Scope;
  readonly 'x-connect-link'?: boolean;
}

/** Every route of a document. */
export const operationsOf = (document: OpenAPIObject): Operation[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((verb) => {
      const operation = item[verb];
      if (!operation) return [];
      const method = verb.toUpperCase();
      const body = operation.requestBody;
      const {
        'x-right': right,
        'x-scope': scope,
        'x-connect-link': byConnectLink = false,
      } = operation as typeof operation & Extensions;
      return {
        name: `${method} ${path}`,
        id: operation.operationId ?? '',
        method,
        path,
        parameters: path.match(/\{\w+\}/g) ?? [],
        mutates: verb !== 'get',
        right,
        scope,
        takesFile: body !== undefined && 'content' in body && 'multipart/form-data' in body.content,
        byConnectLink,
      };
    }),
  );
