import { describe, expect, it } from 'vitest';
import type { Story } from '../../../../src/lib/model/story';
import { DEFAULT_FILTERS, DEFAULT_VIEW } from '../../../../src/lib/model/view';
import { readStoryFile, toStoryFile } from '../../../../src/lib/view/story/story-file';

const STORY: Story = {
  title: 'How the field grew',
  steps: [
    { title: 'All of it', caption: '', notes: '', seconds: null, view: DEFAULT_VIEW },
    {
      title: 'The first years',
      caption: 'Before 2005 there is one topic.',
      notes: 'Pause here.\nAsk the room.',
      seconds: 4.5,
      view: { ...DEFAULT_VIEW, filters: { ...DEFAULT_FILTERS, to: '2004' }, selection: ['10.1000/x'] },
    },
  ],
};

describe('a story in a map file', () => {
  it('comes back as it was, through JSON', () => {
    const { story, problems } = readStoryFile(JSON.parse(JSON.stringify(toStoryFile(STORY))));
    expect(story).toEqual(STORY);
    expect(problems).toEqual([]);
  });

  it('says nothing of what is empty', () => {
    expect(toStoryFile(STORY).steps[0]).toEqual({ title: 'All of it', view: '' });
  });

  it('keeps the steps that can be read and names the others', () => {
    const file = toStoryFile(STORY);
    const { story, problems } = readStoryFile({
      title: 5,
      steps: [
        { title: 'Lost', view: '9.abc' },
        'no step',
        file.steps[1],
        { ...file.steps[0], seconds: -1, notes: {} },
      ],
    });
    expect(story?.title).toBe('');
    expect(story?.steps.map(({ title }) => title)).toEqual(['The first years', 'All of it']);
    expect(story?.steps[1]).toMatchObject({ seconds: null, notes: '' });
    expect(problems.map(({ code }) => code)).toEqual(['story-unreadable', 'story-unreadable']);
    expect(problems[0]?.message).toContain('step 1');
  });

  it('is none without steps, and says so where something stands in its place', () => {
    expect(readStoryFile(undefined)).toEqual({ story: null, problems: [] });
    expect(readStoryFile({ title: 'x', steps: [] })).toEqual({ story: null, problems: [] });
    expect(readStoryFile('once upon a time').problems).toHaveLength(1);
  });
});
