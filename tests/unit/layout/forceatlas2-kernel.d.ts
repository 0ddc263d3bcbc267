declare module 'graphology-layout-forceatlas2/iterate.js' {
  /** One iteration on the typed matrices, in place: 10 numbers a node, 3 a link. */
  export default function iterate(
    options: {
      linLogMode: boolean;
      outboundAttractionDistribution: boolean;
      adjustSizes: boolean;
      edgeWeightInfluence: number;
      scalingRatio: number;
      strongGravityMode: boolean;
      gravity: number;
      slowDown: number;
      barnesHutOptimize: boolean;
      barnesHutTheta: number;
    },
    nodes: Float32Array,
    links: Float32Array,
  ): object;
}
