import { describe, expect, it } from 'vitest';
import type { Story } from '../../src/lib/model/story';
import { DEFAULT_VIEW, type View } from '../../src/lib/model/view';
import { StoryState } from '../../src/lib/state/story/story.svelte';

const view = (query: string): View => ({ ...DEFAULT_VIEW, query });

function begin(...titles: string[]) {
  const keeper: { story: Story | null } = { story: null };
  const story = new StoryState(keeper);
  for (const title of titles) story.capture(view(title), title);
  const titlesNow = () => story.steps.map(({ title }) => title).join(' ');
  return { keeper, story, titlesNow };
}

describe('a story', () => {
  it('grows after the step that is shown', () => {
    const { story, titlesNow } = begin('a', 'b', 'c');
    expect(titlesNow()).toBe('a b c');
    expect(story.at).toBe(2);
    story.at = 0;
    expect(story.capture(view('x'), 'x')).toBe(1);
    expect(titlesNow()).toBe('a x b c');
    expect(story.step?.view.query).toBe('x');
  });

  it('moves and loses steps, and the shown one is followed', () => {
    const { story, titlesNow } = begin('a', 'b', 'c');
    story.move(2, 0);
    expect(titlesNow()).toBe('c a b');
    expect(story.step?.title).toBe('c');
    story.move(0, -1);
    story.move(2, 3);
    expect(titlesNow()).toBe('c a b');
    story.at = 2;
    story.move(0, 1);
    expect(story.step?.title).toBe('b');
    story.remove(0);
    expect(titlesNow()).toBe('c b');
    expect(story.step?.title).toBe('b');
    story.remove(1);
    expect(story.step?.title).toBe('c');
    story.remove(0);
    expect([story.told, story.at]).toEqual([null, null]);
  });

  it('takes back and brings back each change, a typed text as one', () => {
    const { story, titlesNow } = begin('a', 'b');
    story.say(0, { title: 'an' });
    story.say(0, { title: 'ann' });
    story.say(1, { title: 'bo' });
    story.endTyping();
    story.say(1, { title: 'bob' });
    story.move(0, 1);
    expect(titlesNow()).toBe('bob ann');
    const seen: string[] = [];
    while (story.canUndo) {
      story.undo();
      seen.push(titlesNow());
    }
    expect(seen).toEqual(['ann bob', 'ann bo', 'ann b', 'a b', 'a', '']);
    expect(story.told).toBeNull();
    while (story.canRedo) story.redo();
    expect(titlesNow()).toBe('bob ann');
    story.undo();
    story.say(0, { notes: 'x' });
    expect(story.canRedo).toBe(false);
  });

  it('forgets its changes when another story has come', () => {
    const { keeper, story, titlesNow } = begin('a', 'b');
    keeper.story = { title: 'Another', steps: [{ ...story.steps[1]!, title: 'z' }] };
    expect([story.canUndo, story.canRedo]).toEqual([false, false]);
    story.undo();
    expect(titlesNow()).toBe('z');
    story.say(0, { title: 'zz' });
    story.undo();
    expect(titlesNow()).toBe('z');
    expect(story.canUndo).toBe(false);
  });

  it('gives way to another one, which Undo brings back', () => {
    const { story, titlesNow } = begin('a');
    story.replace({ title: 'From a link', steps: [{ ...story.steps[0]!, title: 'l' }] });
    expect(titlesNow()).toBe('l');
    story.undo();
    expect(titlesNow()).toBe('a');
  });

  it('keeps its title when the last step goes', () => {
    const { story } = begin('a');
    story.rename('Bees');
    story.remove(0);
    expect(story.told).toEqual({ title: 'Bees', steps: [] });
  });
});
