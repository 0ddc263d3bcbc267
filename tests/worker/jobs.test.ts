import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../src/lib/model/progress';
import { createJobs } from '../../workers/jobs';

function setUp() {
  let time = 0;
  const told: string[] = [];
  const jobs = createJobs({
    now: () => time,
    yieldToMessages: async () => undefined,
    onProgress: (run, stage, done) => void told.push(`${run} ${stage} ${done}`),
  });
  return { jobs, told, advance: (by: number) => void (time += by) };
}

describe('jobs', () => {
  it('yields only when its time has come', async () => {
    const { jobs, advance } = setUp();
    const { progress } = jobs.start(1);
    expect(progress('reading', 0, 9)).toBeUndefined();
    advance(39);
    expect(progress('reading', 1, 9)).toBeUndefined();
    advance(1);
    const yielded = progress('reading', 2, 9);
    expect(yielded).toBeInstanceOf(Promise);
    await yielded;
    expect(progress('reading', 3, 9)).toBeUndefined();
  });

  it('reports each stage at once and progress at most every 100 ms', () => {
    const { jobs, told, advance } = setUp();
    const { progress } = jobs.start(3);
    void progress('reading', 0, 9);
    void progress('reading', 1, 9);
    void progress('merging', 0, 9);
    advance(100);
    void progress('merging', 5, 9);
    expect(told).toEqual(['3 reading 0', '3 merging 0', '3 merging 5']);
  });

  it('rejects when it next yields once cancelled', async () => {
    const { jobs } = setUp();
    const { progress, signal } = jobs.start(1);
    jobs.cancel(1);
    expect(signal.aborted).toBe(true);
    await expect(progress('linking', 0, 1)).rejects.toBeInstanceOf(CancelledError);
  });

  it('starting a job cancels the one before', async () => {
    const { jobs } = setUp();
    const first = jobs.start(1);
    jobs.start(2);
    await expect(first.progress('linking', 0, 1)).rejects.toBeInstanceOf(CancelledError);
  });

  it('remembers a cancel that overtakes its job', async () => {
    const { jobs } = setUp();
    jobs.cancel(5);
    await expect(jobs.start(5).progress('reading', 0, 1)).rejects.toBeInstanceOf(CancelledError);
  });
});
