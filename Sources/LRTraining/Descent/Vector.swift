/// The coordinates of an iterate or of a gradient, in memory that somebody else owns.
///
/// Loops over it have no bounds to check and nothing to count, which is what a simulation spends its time on.
public typealias Vector = UnsafeMutableBufferPointer<Double>
