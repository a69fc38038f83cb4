import { describeScenarios } from './describeScenarios.ts';

describeScenarios('two widgets of one entity under random events', { hasSecondWidget: true });
