import { describeScenarios } from './describeScenarios.ts';

describeScenarios('two widgets on one entity, whatever happens', { isBeside: true });
