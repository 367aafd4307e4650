import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Documents a refusal of a route: its status, and the codes that it can carry. */
export const ApiProblem = (status: number, ...codes: string[]) =>
  applyDecorators(ApiResponse({ status, description: codes.join(', '), content: PROBLEM }));
