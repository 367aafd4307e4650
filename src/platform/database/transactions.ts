import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

declare const open: unique symbol;

/** An EntityManager inside an open transaction. Only `Transactions` can make one. */
export type Tx = EntityManager & { readonly [open]: true };

@Injectable()
export class Transactions {
  constructor(private readonly em: EntityManager) {}

  /** Runs the work in one transaction: all of it is committed, or nothing when it throws. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.em.fork().transactional((em) => work(em as Tx));
  }
}
