import { Migration } from '@mikro-orm/migrations';

/** When a deleted or expired key was last used beside one that works, to the hour. */
export class RefusedKeys0250 extends Migration {
  override up(): void {
    this.addSql('alter table api_key add column refused_at timestamptz;');
  }
}
