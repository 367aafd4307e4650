import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DeclaredRoutes } from '../access/declared-routes.js';
import { AUDIT_RULE } from './audited.decorators.js';

/** A changing route that says nothing about its audit event stops the start. */
@Injectable()
export class AuditedRoutes implements OnModuleInit {
  constructor(
    private readonly routes: DeclaredRoutes,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const silent = this.routes
      .all()
      .find(({ mutates, handler }) => mutates && !this.reflector.get(AUDIT_RULE, handler as () => unknown));
    if (silent) throw new Error(`${silent.name} does not say what it leaves in the audit log.`);
  }
}
