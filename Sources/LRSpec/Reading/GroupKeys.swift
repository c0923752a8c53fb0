import LRInput
import LRPlotting

/// The key of a curve's schedule that says its groups of parameters.
package struct GroupsKey: KeySet {
  package static let list = KeyList()
  package static let keys = GroupsKey()

  let groups = GroupsKey.list(
    Key.nodes(
      "groups", count: 1...32, kind: "list of groups", items: SchemaFragment(reference: "#/$defs/group"),
      summary: "Groups of parameters, each with a rate and a curve of its own, named after the curve and the group."))
}

/// Keys of a group of parameters.
package struct GroupKeys: KeySet {
  package static let list = KeyList()
  package static let keys = GroupKeys()

  let label = GroupKeys.list(
    Key<RichText>.richText(
      "label",
      summary:
        "Name of the group, which follows that of the curve: `cosine · backbone`; of layers what they are called.")
  )
  let factor = GroupKeys.list(
    Key.number(
      "factor", in: .between(0, 1e6), defaultText: "none",
      summary:
        "Its rate as a multiple of the schedule's: of all of it, or, in PyTorch's schedules, of the optimizer's rate alone."
    ))
  let lr = GroupKeys.list(
    Key.rate("lr", defaultText: "none", summary: "Its rate in the place of the schedule's `lr`, in place of `factor`."))
  let layers = GroupKeys.list(
    Key.integer(
      "layers", in: .between(1, Double(Defaults.curves - 2)), defaultText: "none",
      summary: "Layers of a model, in place of one group: a curve for the head, for each layer and for the embeddings.")
  )
  let decay = GroupKeys.list(
    Key.number(
      "decay", in: .above(0, upTo: 1), defaultText: "none",
      summary:
        "With `layers`, the factor from each layer to the next one further from the head, which has the whole rate."
    ))
  let minFactor = GroupKeys.list(
    Key.number(
      "min_factor", in: .between(0, 1), default: 0, summary: "With `layers`, the least factor that any of them has."))
}
