import { describe } from '@jest/globals';
import { connectorContract } from './connector.ts';
import { personio } from './personio-under-test.ts';

describe('Personio keeps the contract of outbound partners:', () => connectorContract(personio));
