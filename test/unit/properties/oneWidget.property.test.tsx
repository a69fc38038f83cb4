import { describeScenarios } from './describeScenarios.ts';

describeScenarios('one widget under random events', { hasSecondWidget: false });
