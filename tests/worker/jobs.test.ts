import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../src/lib/model/pace';
import { createJobs } from '../../workers/jobs';

function setUp() {
  let time = 0;
  const told: string[] = [];
  const jobs = createJobs({
    now: () => time,
    rest: async () => undefined,
    onProgress: (run, stage, done) => void told.push(`${run} ${stage} ${done}`),
  });
  return { jobs, told, advance: (by: number) => void (time += by) };
}

describe('jobs', () => {
  it('rests only when its time has come', async () => {
    const { jobs, advance } = setUp();
    const { pace } = jobs.start(1);
    expect(pace('reading', 0, 9)).toBeUndefined();
    advance(39);
    expect(pace('reading', 1, 9)).toBeUndefined();
    advance(1);
    const rest = pace('reading', 2, 9);
    expect(rest).toBeInstanceOf(Promise);
    await rest;
    expect(pace('reading', 3, 9)).toBeUndefined();
  });

  it('tells each stage at once and progress at most every 100 ms', () => {
    const { jobs, told, advance } = setUp();
    const { pace } = jobs.start(3);
    void pace('reading', 0, 9);
    void pace('reading', 1, 9);
    void pace('merging', 0, 9);
    advance(100);
    void pace('merging', 5, 9);
    expect(told).toEqual(['3 reading 0', '3 merging 0', '3 merging 5']);
  });

  it('rejects at the next rest once cancelled', async () => {
    const { jobs } = setUp();
    const { pace, cancelled } = jobs.start(1);
    jobs.cancel(1);
    expect(cancelled()).toBe(true);
    await expect(pace('linking', 0, 1)).rejects.toBeInstanceOf(CancelledError);
  });

  it('starting a job cancels the one before', async () => {
    const { jobs } = setUp();
    const first = jobs.start(1);
    jobs.start(2);
    await expect(first.pace('linking', 0, 1)).rejects.toBeInstanceOf(CancelledError);
  });

  it('remembers a cancel that overtakes its job', async () => {
    const { jobs } = setUp();
    jobs.cancel(5);
    await expect(jobs.start(5).pace('reading', 0, 1)).rejects.toBeInstanceOf(CancelledError);
  });
});
