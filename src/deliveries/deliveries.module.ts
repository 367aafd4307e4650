import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ApplicationDeliveries } from '../applications/public/application-deliveries.js';
import { DeliveryPlanner } from '../applications/public/delivery-planner.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { Attempts } from './worker/attempts.js';
import { CancelDelivery } from './cancel-delivery.use-case.js';
import { CarryOutAttempt } from './worker/carry-out-attempt.js';
import { DocumentsMissingCheck } from './checks/documents-missing.check.js';
import { StuckDeliveriesCheck } from './checks/stuck-deliveries.check.js';
import { ConfirmDelivery } from './confirm-delivery.use-case.js';
import { CountDeliveries } from './count-deliveries.query.js';
import { DeliverClaimed } from './worker/deliver-claimed.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesOfApplications } from './planning/deliveries-of-applications.js';
import { ConnectionExperience } from './worker/connection-experience.js';
import { DeliveryClaims } from './worker/delivery-claims.js';
import { DeliveryDecisionsController } from './delivery-decisions.controller.js';
import { Delivery } from './delivery.entity.js';
import { DeliveryNews } from './outcome/delivery-news.js';
import { DeliveryEnds } from './outcome/delivery-ends.js';
import { DeliverySteps } from './outcome/delivery-steps.js';
import { DeliveryWaits } from './outcome/delivery-waits.js';
import { DeliveryWorker } from './worker/delivery-worker.js';
import { GiveBack } from './worker/give-back.js';
import { FetchHandOver } from './hand-over/fetch-hand-over.use-case.js';
import { HandOverController } from './hand-over/hand-over.controller.js';
import { HandOverLinks } from './hand-over/hand-over-links.js';
import { HandOverLinksController } from './hand-over/hand-over-links.controller.js';
import { HandOver } from './hand-over/hand-over.use-case.js';
import { ListRecipients } from './hand-over/list-recipients.query.js';
import { MailHandOver } from './hand-over/mail-hand-over.use-case.js';
import { SendHandOverTask } from './hand-over/send-hand-over.task.js';
import { HoldWithConnection } from './planning/hold-with-connection.js';
import { ListDeliveries } from './list-deliveries.query.js';
import { MailModule } from '../platform/mail/mail.module.js';
import { OutboundPartners } from './worker/outbound-partners.js';
import { PartnerDeliveriesController } from './partner-deliveries.controller.js';
import { PlanDeliveries } from './planning/plan-deliveries.js';
import { ConnectionFindings } from './public/connection-findings.js';
import { HeldDeliveries } from './public/held-deliveries.js';
import { PartnerBudget } from './public/partner-budget.js';
import { ReadyDelivery } from './worker/ready-delivery.js';
import { RecordArrivals } from './outcome/record-arrivals.use-case.js';
import { RecordOutcome } from './outcome/record-outcome.use-case.js';
import { RecoverDeliveries } from './worker/recover-deliveries.js';
import { RecoverDelivery } from './worker/recover-delivery.use-case.js';
import { RepairConnection } from './outcome/repair-connection.js';
import { RetryDelivery } from './retry-delivery.use-case.js';
import { SamePerson } from './planning/same-person.js';
import { ShowDelivery } from './show-delivery.query.js';
import { StandDown } from './worker/stand-down.js';
import { UnansweredQuestions } from './outcome/unanswered-questions.js';
import { CountWaiting } from './waiting/count-waiting.query.js';
import { DecideWaiting } from './waiting/decide-waiting.use-case.js';
import { PlanEarlierTask } from './waiting/plan-earlier.task.js';
import { WaitingController } from './waiting/waiting.controller.js';
import { WaitingSteps } from './waiting/waiting-steps.js';

/** The ledger of deliveries and the worker that drives it. Fills two ports of `applications`. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([Delivery]), DiscoveryModule, JobsModule, MailModule],
  controllers: [
    DeliveriesController,
    DeliveryDecisionsController,
    HandOverController,
    HandOverLinksController,
    WaitingController,
    PartnerDeliveriesController,
  ],
  providers: [
    PlanDeliveries,
    { provide: DeliveryPlanner, useExisting: PlanDeliveries },
    { provide: ApplicationDeliveries, useClass: DeliveriesOfApplications },
    HeldDeliveries,
    PartnerBudget,
    OutboundPartners,
    SamePerson,
    HoldWithConnection,
    DocumentsMissingCheck,
    StuckDeliveriesCheck,
    ConnectionFindings,
    DeliveryClaims,
    ConnectionExperience,
    Attempts,
    ReadyDelivery,
    GiveBack,
    StandDown,
    CarryOutAttempt,
    DeliverClaimed,
    RecordOutcome,
    RecordArrivals,
    DeliverySteps,
    DeliveryEnds,
    DeliveryWaits,
    UnansweredQuestions,
    DeliveryNews,
    RepairConnection,
    DeliveryWorker,
    RecoverDelivery,
    RecoverDeliveries,
    RetryDelivery,
    CancelDelivery,
    ConfirmDelivery,
    HandOver,
    HandOverLinks,
    MailHandOver,
    SendHandOverTask,
    FetchHandOver,
    ListRecipients,
    CountDeliveries,
    CountWaiting,
    DecideWaiting,
    WaitingSteps,
    PlanEarlierTask,
    ListDeliveries,
    ShowDelivery,
  ],
  exports: [DeliveryPlanner, ApplicationDeliveries, HeldDeliveries, PartnerBudget, ConnectionFindings],
})
export class DeliveriesModule {}
