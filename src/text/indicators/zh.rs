//! Indicators in Chinese.
use crate::hall::figures::indicators::Indicator;

/// Name, way of counting, definition.
pub(super) fn words(indicator: Indicator) -> (&'static str, &'static str, &'static str) {
    match indicator {
        Indicator::OnTimeOfDue => (
            "按时办结率",
            "到期口径",
            "承诺办结期限在期内届满的办件中，按期办结的占比；到期没有办结的也在分母里。特别程序的日子不计，撤回、不予受理的不计。",
        ),
        Indicator::OnTimeOfFinished => (
            "按时办结率",
            "已办结口径",
            "期内办结的办件中，在承诺期限内办结的占比；逾期还没有办结的看不出来。",
        ),
        Indicator::Early => {
            ("提前办结率", "", "期内办结的承诺件中，办结日早于承诺到期日的占比；即办件不在分子，也不在分母。")
        }
        Indicator::OnTheSpot => {
            ("现场办结率", "", "窗口登记的业务中，结果为“办结”的占“办结”与“已受理”之和的比例，按件数计。")
        }
        Indicator::PromisedSpeedUp => (
            "承诺提速率",
            "",
            "Σ（法定时限－承诺时限）／Σ法定时限，按现行事项计；两个时限单位不同的、没有承诺时限的另计。许可事项没有写法定时限的按20个工作日。",
        ),
        Indicator::ActualSpeedUp => (
            "实际办理提速率",
            "",
            "Σ（法定时限－实际用时）／Σ法定时限，按期内办结、有法定时限的办件计；用时不含特别程序的日子，超过法定时限的按负数计入。",
        ),
        Indicator::Satisfaction => {
            ("群众评议满意率", "", "非常满意、满意、基本满意占有效评价的比例；有效指主动作出、未被复核取消。")
        }
        Indicator::BadRatings => ("差评率", "", "不满意、非常不满意（后两个等级）占有效评价的比例。"),
        Indicator::Participation => {
            ("主动评价率", "", "主动评价数占应评价的办件和叫号数的比例；系统默认评价不算。")
        }
        Indicator::Unrated => ("未评价率", "", "应评价而没有评价的占比。"),
        Indicator::Rectified => {
            ("差评整改率", "", "期内产生的差评中，已整改并经复查通过的占比；核实不属实、并入、撤回的不计。")
        }
        Indicator::RectifiedInTime => {
            ("差评按期整改率", "", "整改期限在期内届满的差评中，按期整改并经复查通过的占比。")
        }
        Indicator::CalledBackReached => {
            ("实名差评回访率", "已联系上", "期内产生的留有联系方式的差评中，已与评价人说上话的占比。")
        }
        Indicator::CalledBackCalled => {
            ("实名差评回访率", "已回访", "期内产生的留有联系方式的差评中，已打过电话的占比，联系上与否都算。")
        }
        Indicator::MeanWait => ("平均等候", "", "从取号到第一次叫号的平均时间；夜间自动作废的不计。"),
        Indicator::NinthWait => ("90分位等候", "", "十个人里有九个等候不超过的时间。"),
        Indicator::MeanService => {
            ("平均办理时长", "", "从开始办理到办完的平均时间，挂起的时间不计；没有按开始的不计。")
        }
        Indicator::Abandoned => ("弃号率", "", "叫过的号中，在窗口弃号的占比。"),
        Indicator::Missed => ("过号率", "", "叫过的号中，至少过号一次的占比。"),
        Indicator::Supplemented => {
            ("补正率", "", "期内收件的办件中，要求过补正的占比；撤回、不予受理的不计。")
        }
        Indicator::Transferred => ("转移率", "", "叫过的号中，转到别的队列或窗口的占比。"),
        Indicator::Reprinted => ("补打率", "", "取出的号中，号票补打过的占比。"),
    }
}
