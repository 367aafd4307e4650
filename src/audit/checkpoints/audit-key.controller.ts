import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../access/access.decorators.js';
import { AuditKeys } from './audit-keys.js';

/** Where an auditor finds the key to pin: the present one in the first line, then the earlier ones. */
@ApiExcludeController()
@Controller('.well-known')
export class AuditKeyController {
  constructor(private readonly keys: AuditKeys) {}

  @Get('andock-audit-key')
  @Public('A public key is made to be known.')
  @Header('content-type', 'text/plain; charset=utf-8')
  key(): string {
    return this.keys.published;
  }
}
