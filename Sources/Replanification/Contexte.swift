public import Planner

/// An instance and a plan of it, read once to be asked many questions.
public struct Contexte: Sendable {
    let instance: Instance
    let plan: Solution

    public init(_ instance: Instance, _ plan: Solution) {
        self.instance = instance
        self.plan = plan
    }
}
