import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../src/lib/model/progress';
import { analyseText } from '../../../src/lib/text/analyse-text';
import { findNeighbours } from '../../../src/lib/text/neighbours';
import { normalizeTerm } from '../../../src/lib/text/normalize-term';
import { partElisions, singularIn } from '../../../src/lib/text/plurals';
import { makeCorpus, type PaperInput } from './make-corpus';

// Segmenters differ between versions of ICU, so these tests ask for words that no dictionary parts otherwise.

const GERMAN: PaperInput[] = [
  {
    title: 'Neuronale Netze für die Vorhersage von Hochwasser',
    abstract:
      'Wir untersuchen, wie neuronale Netze die Vorhersage von Hochwasser verbessern. Die Pegel wurden über Jahre aufgezeichnet.',
  },
  {
    title: 'Hochwasser im Klimawandel',
    abstract:
      'Der Klimawandel verändert das Hochwasser an kleinen Flüssen, und neuronale Netze zeigen, dass die Pegel häufiger steigen.',
    keywords: ['Klimawandel', 'Hochwasser'],
  },
  {
    title: 'Bürgerwissenschaft und Klimawandel',
    abstract: 'Wie wirkt die Bürgerwissenschaft auf das Wissen über den Klimawandel an kleinen Schulen?',
  },
];
const SPANISH: PaperInput[] = [
  {
    title: 'Redes neuronales para el reconocimiento de aves',
    abstract: 'Las redes neuronales se usan para el reconocimiento de las aves por su canto.',
  },
  {
    title: 'El canto de un ave',
    abstract: 'El canto de un ave cambia con el ruido, y una red neuronal ayuda a contar las especies.',
    keywords: ['ave', 'red neuronal'],
  },
  {
    title: 'La pérdida de los bosques',
    abstract: 'La pérdida de los bosques se ve en las imágenes de los satélites.',
  },
];
const CHINESE: PaperInput[] = [
  { title: '基于深度学习的图像分类', abstract: '本文提出一种基于深度学习的图像分类,并使用卷积神经网络。' },
  { title: '深度学习在图像分类中的应用', abstract: '卷积神经网络是深度学习的模型。', keywords: ['深度学习'] },
];
const ENGLISH: PaperInput[] = [
  {
    title: 'Neural networks for flood forecasting',
    abstract: 'We show that neural networks improve the forecasting of floods in the small basins of Europe.',
  },
  {
    title: 'Flood forecasting with neural networks',
    abstract: 'The forecasting of floods is a problem that we study with neural networks.',
  },
];

const read = (papers: PaperInput[]) => analyseText(makeCorpus(papers), NO_PROGRESS);

describe('German', () => {
  it('has nouns and phrases that end in one, in their own spelling', async () => {
    const text = await read(GERMAN);
    expect(text.method).toBe('word n-grams (de)');
    const labels = text.terms.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['neuronale Netze', 'Hochwasser', 'Klimawandel', 'Pegel']));
    for (const none of ['verändert', 'kleinen', 'Klimawandel verändert', 'die', 'steigen']) {
      expect(labels).not.toContain(none);
    }
  });

  it('tells keywords from found terms', async () => {
    const text = await read(GERMAN);
    const given = new Map(text.terms.map((term) => [term.label, term.given]));
    expect(given.get('Klimawandel')).toBe(true);
    expect(given.get('Pegel')).toBe(false);
    expect(text.terms.find(({ label }) => label === 'Klimawandel')?.df).toBe(2);
  });
});

describe('Spanish', () => {
  it('joins singular and plural, shows what is written, and joins both with the keyword', async () => {
    const text = await read(SPANISH);
    expect(text.method).toBe('word n-grams (es)');
    const network = text.terms.find(({ key }) => key === normalizeTerm(['redes', 'neuronales'], 'es'));
    expect(network).toMatchObject({ df: 2, given: true });
    expect(['redes neuronales', 'red neuronal']).toContain(network?.label);
    expect(text.terms.find(({ key }) => key === 'ave')).toMatchObject({ df: 2, given: true });
    expect(text.features).toContain('red neuronal');
    expect(text.terms.some(({ label }) => /\b(?:el|los|para|con)\b/.test(label))).toBe(false);
  });
});

describe('Chinese', () => {
  it('has compounds without spaces, not their parts, one with the keyword', async () => {
    const text = await read(CHINESE);
    expect(text.method).toBe('word n-grams (zh)');
    const labels = text.terms.map(({ label }) => label);
    expect(text.terms.find(({ label }) => label === '深度学习')).toMatchObject({ df: 2, given: true });
    expect(labels.some((label) => label.includes('神经网络'))).toBe(true);
    expect(labels.some((label) => /\p{Script=Han} \p{Script=Han}/u.test(label))).toBe(false);
    expect(labels).not.toContain('的');
  });
});

describe('papers in several languages', () => {
  it('are read each in its own, and neighbours are those of one language', async () => {
    const papers = [...ENGLISH, ...GERMAN.slice(0, 2)];
    const text = await read(papers);
    expect(text.method).toBe('noun phrases (English); word n-grams for 2 papers (de)');
    const labels = text.terms.map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining(['neural networks', 'flood forecasting', 'Hochwasser', 'Pegel']),
    );
    const near = await findNeighbours(text.vectors, 1, NO_PROGRESS);
    const nearest = [0, 1, 2, 3].map((paper) => near.ids[near.offsets[paper] ?? 0]);
    expect(nearest).toEqual([1, 0, 3, 2]);
  });

  it('give the same terms in any order', async () => {
    const papers = [...ENGLISH, ...GERMAN, ...SPANISH, ...CHINESE];
    const there = await read(papers);
    const back = await read([...papers].reverse());
    const bare = ({ terms }: typeof there) =>
      terms.map(({ key, label, df, given }) => [key, label, df, given]);
    expect(bare(back)).toEqual(bare(there));
  });
});

describe('other languages', () => {
  it.each([
    ['fr', 'Les réseaux de neurones améliorent la prévision des crues et les données', 'fr'],
    ['pt', 'As redes neurais melhoram a previsão de cheias, mas não são suficientes', 'pt'],
    ['it', 'Le reti neurali migliorano la previsione delle piene e sono nei bacini', 'it'],
    ['nl', 'De neurale netwerken verbeteren het voorspellen van de overstromingen niet', 'nl'],
    ['ru', 'Мы показываем, что прогноз наводнений с помощью нейронной сети возможен', 'ru'],
    ['ja', '深層学習は画像の分類で広く使われている', 'ja'],
  ])('%s is told by its letters and function words', async (language, title) => {
    const { method } = await read([{ title }, { title }]);
    expect(method).toBe(`word n-grams (${language})`);
  });
});

describe('plurals', () => {
  it.each([
    ['es', 'redes', 'red'],
    ['es', 'neuronales', 'neuronal'],
    ['es', 'bosques', 'bosque'],
    ['es', 'luces', 'luz'],
    ['es', 'análisis', 'análisis'],
    ['pt', 'previsões', 'previsão'],
    ['pt', 'neurais', 'neural'],
    ['pt', 'redes', 'rede'],
    ['pt', 'imagens', 'imagem'],
    ['fr', 'réseaux', 'réseau'],
    ['fr', 'hospitaux', 'hospital'],
    ['fr', 'crues', 'crue'],
    ['fr', 'processus', 'processus'],
    ['fr', 'temps', 'temps'],
    ['de', 'Netzes', 'Netzes'],
    ['it', 'analisi', 'analisi'],
  ])('%s: %s is %s', (language, plural, singular) => expect(singularIn(language, plural)).toBe(singular));

  it('parts articles from words', () => {
    expect(partElisions("l'apprentissage d'un réseau", 'fr').split(/\s+/).filter(Boolean)).toEqual([
      'apprentissage',
      'un',
      'réseau',
    ]);
    expect(partElisions("l'acqua", 'it').trim()).toBe('acqua');
    expect(partElisions("aujourd'hui", 'fr')).toBe("aujourd'hui");
    expect(partElisions("the reef's edge", 'en')).toBe("the reef's edge");
  });
});
