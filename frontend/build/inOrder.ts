import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Test files always run in the order of their names, so that what one leaves behind meets the same next one. */
export class InOrder extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1)))
  }
}
