import { describeScenarios } from './describeScenarios.ts';

describeScenarios('one widget, whatever happens', { isBeside: false });
