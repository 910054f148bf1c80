internal import Calendrier

extension DocumentCalcule {
    /// R22, R33: a full credit note copies the lines and the VAT of its invoice, amounts positive, and refers to it.
    func avoirTotal(_ code: String, le jour: DateCivile) -> DocumentCalcule {
        var avoir = self
        avoir.cle = "CREDIT/\(code)/\(cle)"
        avoir.genre = .avoir
        avoir.date = jour
        avoir.refs = [cle]
        return avoir
    }
}
