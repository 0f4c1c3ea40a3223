"""The payment page in Japanese."""

TEXTS = {
    "pay_to": "{merchant} へのお支払い",
    "total": "合計",
    "how": "お支払い方法をお選びください",
    "bank": "銀行",
    "choose_bank": "銀行を選択",
    "to_bank": "銀行のページへ進む",
    "card": "カード",
    "number": "カード番号",
    "expiry": "有効期限(MM/YY)",
    "cvc": "セキュリティコード(CVC)",
    "name": "カード名義人",
    "debit": "SEPA 口座振替",
    "iban": "IBAN",
    "holder": "口座名義人",
    "mandate": (
        "お支払いにより、{merchant} がこの口座から {amount} を一回限り引き落とすことを承認します。"
    ),
    "pay": "{amount} を支払う",
    "left": "あと {time} お支払いいただけます。",
    "test": (
        "テストモード:実際のお金は動きません。本物のカードは入力しないでください。"
        "4242 4242 4242 4242 が使えます。"
    ),
    "not_paid": "お支払いが完了しませんでした",
    "try_again": "請求は行われていません。もう一度試すか、別の方法でお支払いください。",
    "r_generic": "銀行がカードを拒否しました。理由は示されていません。",
    "r_funds": "カードの残高が不足しています。",
    "r_expired": "このカードは有効期限が切れています。",
    "r_cvc": "カードのセキュリティコードが正しくありません。",
    "r_lost": "このカードは紛失の届け出があります。",
    "r_auth": "お支払いがキャンセルされたか、銀行がご本人を確認できませんでした。",
    "r_live": "このページで使えるのはテストカードだけです。",
    "r_number": "カード番号が正しくありません。",
    "bad_number": "カードに記載されている番号を入力してください。",
    "bad_expiry": "カードの有効期限を入力してください(例:12/30)。",
    "bad_cvc": "セキュリティコードを入力してください(3 桁、American Express は 4 桁)。",
    "bad_iban": "正しい IBAN を入力してください。",
    "bad_bank": "先に銀行を選択してください。",
    "bad_name": "口座名義人の名前を入力してください。",
    "bank_title": "{bank} でお支払いを承認",
    "challenge_title": "ご本人確認",
    "challenge_text": "末尾が {last4} のカードでのお支払いについて、銀行が確認を求めています。",
    "to": "支払先",
    "amount": "金額",
    "approve": "支払いを承認する",
    "cancel": "キャンセル",
    "confirm": "確認する",
    "refuse": "拒否する",
    "paid_title": "お支払いを受け付けました",
    "paid_text": (
        "{merchant} が {amount} を受け取りました。"
        "ありがとうございます。このページは閉じてかまいません。"
    ),
    "processing_title": "お支払いを処理しています",
    "processing_text": (
        "銀行が {amount} の引き落としを処理しています。完了したら {merchant} からお知らせします。"
    ),
    "failed_title": "引き落としができませんでした",
    "failed_text": (
        "銀行が {amount} の引き落としを返却しました。{merchant} に新しいリンクをご依頼ください。"
    ),
    "expired_title": "このお支払いリンクは期限切れです",
    "expired_text": (
        "請求は行われておらず、ここではもうお支払いできません。"
        "{merchant} に新しいリンクをご依頼ください。"
    ),
    "unknown_title": "このお支払いリンクは存在しません",
    "unknown_text": "リンク全体を開いたか確認するか、新しいリンクをご依頼ください。",
    "back": "{merchant} に戻る",
}
