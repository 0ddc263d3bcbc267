/** Why a map is as it is: what `papercosm map --evidence` adds to a map file. By ids; fields as in model/details.ts, empty lists left out. */
import type {
  ClusterTie,
  LabelEvidence,
  LabelTerm,
  LinkArithmetic,
  LinkEvidence,
  MembershipEvidence,
  RelatedPart,
} from '../details';

export interface MapEvidence {
  /** One for each of the file's links, in their order. */
  links: LinkReason[];
  /** One for each of the file's nodes, in their order. */
  memberships: MembershipReason[];
  /** One for each of the file's clusters, in their order. */
  labels: LabelReason[];
}

export interface LinkReason extends Pick<LinkEvidence, 'sentence'> {
  /** Words and phrases that two texts share; the weights add up to that of the link. */
  terms?: LinkEvidence['terms'];
  /** All that the two share, those first that fewest others share: ids of papers and cited works. */
  shared?: { what: string; total: number; items: SharedReason[] };
  arithmetic?: LinkArithmetic;
  parts?: RelatedPart[];
}

export interface SharedReason {
  id: string;
  /** On a link of citations: the paper that it cites. */
  cites?: string;
  /** What it adds to the count, where that is not 1. */
  share?: number;
}

export interface MembershipReason extends Pick<MembershipEvidence, 'by' | 'sentence' | 'unit' | 'inside'> {
  node: string;
  cluster: string | null;
  ties?: (Omit<ClusterTie, 'cluster' | 'label'> & { cluster: string | null })[];
  /** Its strongest partners there; share: of all its weight. */
  partners?: { id: string; share: number }[];
  terms?: { label: string; papers: number; share: number }[];
}

export interface LabelReason extends Pick<
  LabelEvidence,
  'label' | 'by' | 'sentence' | 'papers' | 'allPapers'
> {
  cluster: string;
  /** node: id of the keyword, where it is on the map. */
  terms?: (Omit<LabelTerm, 'node'> & { node?: string })[];
}
