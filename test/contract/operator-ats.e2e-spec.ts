import { describe } from '@jest/globals';
import { connectorContract } from './connector.ts';
import { operatorAts } from './operator-ats-under-test.ts';

describe('An own ATS keeps the contract of outbound partners:', () => connectorContract(operatorAts));
