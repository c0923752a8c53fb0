import LRInput
import LRPlotting

/// Keys of an element of `annotations`.
package struct AnnotationKeys: KeySet {
  package static let list = KeyList()
  package static let keys = AnnotationKeys()

  let x = AnnotationKeys.list(
    Key.number("x", summary: "An upright line at this place of the x axis; with `y` a note at the point."))
  let y = AnnotationKeys.list(Key.number("y", summary: "A level at this value of the y axis."))
  let from = AnnotationKeys.list(Key.number("from", summary: "A shaded span of the x axis begins here."))
  let to = AnnotationKeys.list(Key.number("to", summary: "A shaded span of the x axis ends here."))
  let label = AnnotationKeys.list(
    Key<RichText>.richText("label", defaultText: "none", summary: "Its name; a note needs one."))
}
