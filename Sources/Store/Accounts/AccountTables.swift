/// The rows of an account that never wrote anything.
enum AccountTables {
    /// Each takes the member's id; in an order that keeps references whole.
    static let withoutHistory = [
        "DELETE FROM session WHERE member_id = ?",
        "DELETE FROM claim WHERE member_id = ?",
        "DELETE FROM member_setting WHERE member_id = ?",
        "DELETE FROM credential WHERE member_id = ?",
        "DELETE FROM nick WHERE member_id = ?",
        "DELETE FROM member WHERE id = ?",
    ]
}
