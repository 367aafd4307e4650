import { Migration } from '@mikro-orm/migrations';

/** What each step of the last verification of credentials found, with the partner's own words. */
export class VerificationSteps0203 extends Migration {
  override up(): void {
    this.addSql('alter table credential add column steps jsonb;');
  }
}
